Remove-Item Env:OPENAI_API_KEY -ErrorAction SilentlyContinue           # this window
[Environment]::SetEnvironmentVariable("OPENAI_API_KEY", $null, "User") # new windows
