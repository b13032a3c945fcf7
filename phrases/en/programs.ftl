# Keys of programs and webhooks.
refusal-api-001 = No key was shown, or it opens nothing. Send "Authorization: Bearer" with a key that an officer made and that has not ended.
refusal-api-002 = The question is not as the interface takes it: { $what }. Look it up in /api/v1/openapi.json.
refusal-api-003 = The key { $what } cannot be made. Give it a name, at least one right, and an end within 366 days.
refusal-api-004 = There is no key { $what }, or it was taken back already.
refusal-api-005 = A webhook may not go to { $what }. Give an https address of a public host.
refusal-api-006 = There is no webhook { $what }, or it was taken back already.
