# docker run keeps quotation marks as part of a value, so take them off first.
sed -E "s/^(export )?([A-Za-z_0-9]+)=([\"'])(.*)\3[[:space:]]*\$/\2=\4/" .env > docker.env
docker run --rm --env-file docker.env your-image
