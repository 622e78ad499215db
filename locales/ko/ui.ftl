# 첫 화면과 질문에 필요한 말. 나머지는 late/ 폴더에 있다.

app-name = 배리어 퍼스트
page-title = { $title } – 배리어 퍼스트
title-error = 오류: { $title }
back = 뒤로
continue = 계속
or = 또는
optional = (선택)
why = 이유
menu = 메뉴
menu-answers = 내 답
menu-learn = 장벽이 하는 일
menu-data = 인쇄, 백업, 지우기
nav-plan = 내 계획
nav-results = 결과
nav-routine = 루틴
nav-clinic = 병원
footer-note = 일반적인 피부 관리 안내이고, 병을 진단하지 않아요. 아직 피부과 의사가 이 규칙을 검토하지 않았어요.
footer-nav = 이 앱에 대해
about-title = 이 앱과 출처
privacy-title = 개인 정보
accessibility-title = 접근성
footer-erase = 내 데이터 지우기
skip-question = 이 질문 건너뛰기
left = { $count ->
    [0] 마지막 질문
   *[other] 남은 질문 { $count }개
}

saved-nothing = 아직 저장한 것이 없어요
saved-kept = 이 기기에 저장했어요, { $time }
saved-tab-only = 이 탭이 열려 있는 동안만 남아요
saved-blocked = 이 기기에 저장하지 못했어요
saved-full = 저장하지 못했어요: 남은 공간이 없어요
saved-failed = 저장하지 못했어요: 브라우저가 막았어요
saved-newer = 저장하지 못했어요: 더 새로운 버전의 앱을 쓴 적이 있어요
saved-aside = 저장되지 않음: 손상된 저장본이 자리를 차지하고 있어요
saved-conflict = 두 탭의 답이 서로 달라요
safe-mode = 앱이 두 번 이어서 멈춰서, 저장한 답 없이 열었어요. 답은 이 기기에 그대로 있어요.
update-ready = 새 버전이 준비됐어요. 답은 그대로 남아요.
update-now = 지금 업데이트
update-later = 나중에

error-title = 확인할 것이 있어요
error-prefix = 오류:
error-choose = 맞는 답을 골라 주세요
error-choose-level = 얼마나 자주 그랬는지 골라 주세요
error-choose-or-none = 해당하는 것을 모두 고르거나, 없으면 마지막 답을 골라 주세요
error-too-many = { $most }개까지 골라 주세요
error-number = { $min }에서 { $max } 사이의 숫자를 소수점 없이 적어 주세요
error-date = 날짜를 적거나, 이 질문을 건너뛰어 주세요
error-past = 앞으로 올 날짜를 적거나, 이 질문을 건너뛰어 주세요

welcome-picture = 벽돌 벽. 한쪽은 느슨하고 다른 쪽은 튼튼해요
welcome-start = 시작하기, 5분 정도
welcome-what = 받아 보시는 것
welcome-point-barrier = 그림으로 보는 내 장벽
    .text = 0에서 100까지의 점수, 장벽을 약하게 하는 것, 다음에 할 일.
welcome-point-tonight = 오늘 밤 할 일을 차례대로
    .text = 무엇을, 얼마나, 어떻게 쓰는지. 그리고 지금은 쉬어야 할 것.
welcome-point-clinic = 병원에 가져갈 계획
    .text = 시술마다 이유를 적었어요: 추천, 먼저 상담, 아직, 제외.
welcome-not = 이 앱이 하지 않는 것
welcome-not-doctor = 병 이름을 말하거나 의사를 대신하지 않아요.
welcome-not-shop = 아무것도 팔지 않아요. “더 필요한 것이 없어요”도 좋은 결과예요.
welcome-not-sent = 아무 데도 보내지 않아요. 보낼 서버가 없어요.
welcome-check = 직접 확인해 보세요. 페이지가 열린 뒤 비행기 모드를 켜도 모두 그대로 쓸 수 있어요.
welcome-open-backup = 백업 열기
resume-title = 다시 오셨네요
resume-left = 질문이 { $count }개 남았어요. 지금까지의 답은 그대로 있어요.
resume-complete = 모두 답하셨고, 계획이 준비됐어요.
resume-carry-on = 이어서 하기
resume-see-results = 내 결과 보기
resume-answers = 내 답 보기
resume-start-again = 처음부터 다시 하기
notice-need-answers = 그 페이지는 계획을 보여 주는데, 계획을 세우려면 먼저 답이 필요해요. 여기서 시작하세요. 5분 정도 걸려요.
notice-set-aside = 저장된 것 중 { $count }개를 읽지 못했어요. 따로 두고 그 질문을 다시 여쭤볼게요.
notice-damaged = 이 기기에 저장된 것을 읽지 못했어요. 원본은 따로 두었어요. 새로 시작하거나 백업을 여세요.
notice-expired = 정하신 기간이 지나 답을 지웠어요.
notice-erased = 항목 { $count }개를 지웠어요.
late-coming = 잠시만 기다려 주세요. 이 부분을 불러오고 있어요.
late-missing-title = 이 부분을 아직 불러오지 못했어요
late-missing-lead = 답변은 안전하게 남아 있어요. 앱의 나머지를 받는 중에 연결이 끊겼어요. 인터넷 연결을 확인한 뒤 다시 시도해 주세요.
late-again = 다시 시도
not-found-title = 없는 페이지예요
not-found-lead = 링크가 오래됐거나 잘못 적혔을 수 있어요. 답은 그대로 있어요.
to-start = 처음으로 가기
