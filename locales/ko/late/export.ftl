# The calendar file, the plan as text, the link for the clinic, and the part of the pages that hands them over.

## The calendar file

ics-name = 피부 계획
ics-for = { $title } ({ $name })
ics-morning = 아침 루틴
ics-evening = 저녁 루틴
ics-evening-with = 저녁 루틴: { $active }
ics-weekly = 일주일에 한 번, 저녁에
ics-check-in = 1분 피부 점검
    .text = 지난 한 주에 대한 질문에 다시 답해 보세요. 계획은 피부 상태를 따라가요.
ics-consultation = 제안: 병원 첫 상담
ics-visit = 제안: 병원 방문
ics-upkeep = 제안: 유지 관리 방문
ics-prep = 방문하기로 했다면 준비하기
ics-aftercare = 방문했다면 순하게 관리하기
ics-proposal = 예약이 아니라 함께 이야기해 볼 제안이에요. 실제 날짜는 병원이 정하고, 무엇을 할지는 의료진과 함께 결정하세요.
ics-of = { $date }에 세운 계획이에요. 답이 바뀌면 이 일정들을 지우고 새 파일을 추가하세요.

## The plan as text

text-date = { $date }, 배리어 퍼스트에서
text-nights = (이 밤에만: { $nights })
