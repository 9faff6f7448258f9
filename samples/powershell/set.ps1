# For this window only. No quotation marks belong to the key itself.
$env:OPENAI_API_KEY = Read-Host "Key"
