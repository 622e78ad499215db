# The calendar file, the plan as text, the link for the clinic, and the part of the pages that hands them over.

## The calendar file

ics-name = 피부 계획
ics-for = { $title } ({ $name })
ics-morning = 아침 루틴
ics-evening = 저녁 루틴
ics-evening-with = 저녁 루틴: { $active }
ics-weekly = 일주일에 한 번, 저녁에
ics-check-in = 1분 피부 체크
    .text = 지난 한 주에 대한 질문에 다시 답해 보세요. 계획은 피부 상태를 따라가요.
    .open = 체크하러 가기: { $address }
    .where = 계획을 만든 페이지를 열고 주간 체크를 하세요.
ics-keeps = 내 제품의 마지막 날
    .text = { $product }: 개봉한 날과 적어 주신 기간으로 보면 오늘까지예요. 그다음에는 새것으로 바꿔 주세요.
ics-look = 팔에 바른 자리 살펴보기
    .text = { $product } 팔 시험: 바른 자리에 보이거나 느껴지는 것이 있나요? 앱에 알려 주시고, 있으면 멈춰 주세요. 바르지 않은 날이 있었다면 앱에 새 날짜가 있어요.
ics-consultation = 제안: 병원 첫 상담
ics-visit = 제안: 병원 방문
ics-upkeep = 제안: 유지 관리 방문
ics-prep = 방문하기로 했다면 준비하기
ics-aftercare = 방문했다면 순하게 관리하기
ics-proposal = 예약이 아니라 함께 이야기해 볼 제안이에요. 실제 날짜는 병원이 정하고, 무엇을 할지는 의료진과 함께 결정하세요.
ics-of = { $date }에 세운 계획이에요. 같은 계획의 새 파일을 추가하면 대부분의 캘린더에서 이 일정들이 바뀌어요. 새 계획을 시작하면 이 일정들을 지우고 새 파일을 추가하세요.

## The plan as text

text-date = { $date }, 배리어 퍼스트에서
text-nights = (이 밤에만: { $nights })

## Take it along

take-title = 저장하고 보내기
take-calendar = 내 캘린더 알림
    .text = 루틴과 주간 체크, 병원과 이야기할 날짜를 담은 파일이에요. 이 기기 안에서 만들어요. 시간에는 시간대가 들어 있지 않아요. 캘린더에 다른 시각으로 나오면 협정 세계시(UTC)로 읽은 거예요.
    .button = 캘린더 파일 저장
    .share = 캘린더 파일 공유
take-choose = 시간과 알림 고르기
take-routine = 아침저녁 루틴 넣기
take-morning = 아침 루틴 시간
take-evening = 저녁 루틴 시간
take-alarms = 루틴과 주간 체크 때 알림 울리기
take-before = 병원 날짜 알림
take-before-1 = 하루 전
take-before-7 = 일주일 전
take-before-none = 알리지 않기
take-name = 함께 쓰는 캘린더라면, 누구의 계획인지
take-name-hint = 매번 같은 이름을 쓰세요. 그러면 같은 계획의 새 파일이 일정을 더하지 않고 옮겨 줘요.
calendar-old = { $date }에 캘린더 파일을 저장한 뒤로 계획 날짜가 바뀌었어요.
    .text = 새 파일을 추가하면 대부분의 캘린더에서 일정이 옮겨지니 먼저 지우지 마세요. 그 뒤에도 예전 날짜에 남은 일정은 캘린더에서 직접 지우세요.
    .button = 캘린더 파일 다시 저장
take-saved = 브라우저에 파일 저장을 요청했어요. 파일을 열면 일정이 추가돼요. 같은 계획의 새 파일은 대부분의 캘린더에서 일정을 바꿔 주니 먼저 지우지 마세요. 새 계획을 시작하면 예전 일정을 지우고 새 파일을 추가하세요.
take-frame = 브라우저에 파일 저장을 요청했어요. 파일이 오지 않으면 이 페이지를 담은 사이트가 파일을 막은 거예요. 대신 글을 복사하세요.
take-refused = 브라우저가 허락하지 않았어요. 대신 계획을 글로 복사하세요.
take-handed = 고른 앱으로 파일을 보냈어요.
take-cancelled = 아무것도 전하지 않았어요.
file-other-app = 이 페이지는 다른 앱 안에서 열려 있어서 파일이 저장되지 않을 때가 많아요. 그 앱의 메뉴에서 ‘다른 브라우저로 열기’를 눌러 내 브라우저에서 여세요. 답이 저절로 옮겨지지는 않아요.
file-other-app-link = 병원용 링크로 그 브라우저에서 답 보기
file-other-app-offered = 파일 저장을 요청했지만, 다른 앱 안에서는 저장되지 않을 때가 많아요. 파일이 보이지 않으면 그 앱의 메뉴에서 ‘다른 브라우저로 열기’를 눌러 내 브라우저에서 여세요.
take-text = 글로 된 내 계획
    .text = 메모나 메시지에 붙여 넣을 수 있어요.
    .button = 글 복사
    .share = 글 공유
take-copied = 복사했어요. 이제 붙여 넣으세요.
take-select = 이 브라우저는 페이지가 복사하는 것을 막아요. 아래에 글을 선택해 두었으니 직접 복사하세요.
take-clinic = 인쇄하거나, 병원 화면에서 코드로 열거나, 병원 기록용 파일로 저장할 수 있어요.
    .button = 페이지 열기

## The code for the clinic, and the page that it opens

code-title = 병원 화면에서 여는 코드
code-what = 코드에는 답과 계획을 세운 날이 들어 있어요. 이름은 없고, 아무것도 전송하지 않아요. 병원 기기가 이 앱을 열어 같은 계획을 다시 계산해요.
code-who = 코드를 사진으로 찍거나 그 안의 링크를 얻은 사람은 답을 읽을 수 있어요. 알아도 되는 사람에게만 보여 주세요.
code-show = 병원용 코드 보기
code-hide = 코드 숨기기
code-label = 이 앱에서 내 답을 여는 QR 코드
code-link = 코드 안의 링크
code-copy = 링크 복사
code-too-long = 이 페이지의 주소가 길어서 코드로 만들 수 없어요. 대신 링크를 복사하세요.
shared-title = 환자 응답, { $date }
shared-nothing-saved = 여기에는 아무것도 저장하지 않아요. 계획은 답을 바탕으로 다시 계산했어요.
shared-address = 답이 이 페이지의 주소에 들어 있어서 브라우저 방문 기록에 남을 수 있어요.
shared-own = 이 기기에 있는 내 답은 건드리지 않아요.
shared-open = 아래 답이 빠졌거나, 링크를 만들 때와 질문이 달라져서 계획을 보여 드릴 수 없어요. 다시 물어봐 주세요.
shared-lost = 이 링크의 답 가운데 일부는 지금과 다르게 묻던 질문의 답이라서 뺐어요.
shared-all = 모든 답
shared-refused = 이 링크를 열 수 없어요
shared-damaged = 링크가 잘렸거나 손상됐어요. 코드를 한 번 더 찍거나 링크를 다시 받아 보세요.
shared-newer = 더 새로운 버전의 앱에서 만든 링크예요. 이 기기에서 앱을 업데이트한 뒤 다시 여세요.
