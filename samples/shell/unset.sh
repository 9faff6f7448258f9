printenv OPENAI_API_KEY | tail -c 5 # the last four characters of what is set
unset OPENAI_API_KEY                # until this shell is closed
# These files set it again; take it out of them.
grep -ls OPENAI_API_KEY ~/.profile ~/.bash_profile ~/.bashrc ~/.zshenv ~/.zshrc /etc/environment
