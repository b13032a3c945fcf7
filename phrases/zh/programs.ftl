# 程序密钥与 webhook。
refusal-api-001 = 未出示密钥，或该密钥无效。请在 “Authorization: Bearer” 中发送由工作人员创建且未到期的密钥。
refusal-api-002 = 请求不符合接口要求：{ $what }。请查阅 /api/v1/openapi.json。
refusal-api-003 = 无法创建密钥 { $what }。请填写名称、至少一项权限和 366 天以内的期限。
refusal-api-004 = 没有密钥 { $what }，或已被收回。
refusal-api-005 = Webhook 不能发往 { $what }。请填写公网主机的 https 地址。
refusal-api-006 = 没有 webhook { $what }，或已被收回。
