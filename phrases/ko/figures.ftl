figures-title = 통계
figures-from = 시작일
figures-until = 종료일
figures-show = 보기
figures-take = 표로 받기(CSV)
figures-waiting = 지금 누가 누구를 기다리는가
figures-nobody-waits = 기다리는 사람이 없습니다.
figures-who = 기다리는 쪽
figures-whom = 기다리는 대상
figures-number = 건수
figures-overdue = 기한 지남
figures-since = 가장 오래된 것
figures-the-desk = 사무소
figures-wait-open = 새로 신청한 사람
figures-wait-routed = 아직 이송되지 않은 신청인
figures-wait-replied = 회신이 왔으나 전달되지 않은 신청인
figures-wait-relayed = 회신을 받았으나 사안이 열려 있는 신청인
figures-wait-answer = 사무소와 신청인
figures-by-month = 월별 사안
figures-by-procedure = 절차별 사안
figures-by-country = 나라별 사안
figures-by-authority = 기관별 회신
figures-chart-text = 달마다 두 막대: 접수한 사안과 종결한 사안. 같은 수가 아래 표에 있습니다.
figures-numbers = 수치
figures-month = 월
figures-opened = 접수
figures-closed = 종결
figures-closed-since = 그 뒤 종결
figures-opened-count = 
    { $count ->
       *[other] 접수한 사안 { $count }건
    }
figures-closed-count = 
    { $count ->
       *[other] 종결한 사안 { $count }건
    }
figures-key = 키
figures-procedure = 절차
figures-country = 국가
figures-authority = 기관
figures-sent = 보냄
figures-answered = 회신됨
figures-open = 현재 대기
figures-median = 회신 일수 중앙값
figures-median-hint = 회신의 절반은 이 안에 왔습니다. 기간 중 회신된 것만 세고, 대기 중인 것은 옆에 적습니다.
figures-bar = 막대
figures-nothing = 이 기간에는 없습니다.
figures-cut = 처음 스무 개만 보입니다. 내려받는 표에는 모두 있습니다.
figures-not-routed = 아직 배정 안 됨
figures-country-unknown = 나라 모름
