# One request that runs no model and costs nothing. 200: the key is good here.
curl -sSi "${OPENAI_BASE_URL:-https://api.openai.com/v1}/models" \
  -H "Authorization: Bearer $OPENAI_API_KEY"
