# 프로그램 키와 웹훅.
refusal-api-001 = 키를 제시하지 않았거나 쓸 수 없는 키입니다. 담당자가 만들고 기한이 끝나지 않은 키를 “Authorization: Bearer”로 보내십시오.
refusal-api-002 = 인터페이스가 받는 형식의 요청이 아닙니다: { $what }. /api/v1/openapi.json을 확인하십시오.
refusal-api-003 = 키 { $what }을(를) 만들 수 없습니다. 이름과 하나 이상의 권한, 366일 이내의 기한을 정하십시오.
refusal-api-004 = 키 { $what }이(가) 없거나 이미 회수되었습니다.
refusal-api-005 = 웹훅을 { $what }(으)로 보낼 수 없습니다. 공개된 호스트의 https 주소를 적으십시오.
refusal-api-006 = 웹훅 { $what }이(가) 없거나 이미 회수되었습니다.
