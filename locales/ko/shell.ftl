# 고정된 첫 화면의 글. 영어 글은 index.html에도 있으니 둘을 같게 둡니다.
welcome-title = 편안한 피부가 먼저, 광채는 그다음이에요.
welcome-lead = 몇 가지 질문에 답하면 피부 장벽이 어떤지, 오늘 밤 무엇을 할지, 병원에 무엇을 물어볼지 알려 드려요. 모든 안내에 이유를 함께 적었어요.
welcome-private = 가입 없이 쓸 수 있어요. 답은 이 기기에만 남아요.
welcome-loose = 느슨한 벽: 물이 새고 자극이 들어와요
welcome-firm = 튼튼한 벽: 벽돌이 가지런하고 시멘트가 온전해요
skip-link = 본문으로 바로 가기

boot-opening = 질문을 여는 중이에요…
boot-slow = 너무 오래 걸려요. 연결이 느리거나, 앱의 일부가 없거나 받는 도중에 바뀌었을 수 있어요. 더 기다리거나 페이지를 다시 불러오세요.
boot-failed = 앱의 일부를 받지 못했어요. 연결을 확인하고 페이지를 다시 불러오세요.
boot-newer = 앱의 새 버전이 나와서 이 버전의 일부가 없어졌어요. 답변은 그대로 남아 있어요. 페이지를 다시 불러오세요.
boot-changed = 앱의 일부가 여기에 없거나 받는 도중에 바뀌었어요. 페이지를 다시 불러오세요. 계속 이러면 다른 네트워크에서 열어 보거나 이 사이트의 운영자에게 알려 주세요.
boot-sandboxed = 이 앱을 담은 페이지가 허용한 것이 너무 적어요. 프레임의 sandbox에 allow-scripts, allow-same-origin, allow-forms가 있어야 해요.
boot-alone = 앱을 새 창에서 열기
boot-unsupported = 이 브라우저에서는 앱을 쓸 수 없거나, 설정이 앱을 막고 있어요. 브라우저를 업데이트하거나 다른 브라우저를 써 보세요.
boot-reload = 페이지 다시 불러오기
noscript = 이 앱은 브라우저 안에서 움직여요. 자바스크립트를 켜 주세요.

recovery-title = 문제가 생겼어요
recovery-lead = 앱이 멈췄어요. 저장한 답은 이 기기에 그대로 있어요.
recovery-lead-unsaved = 앱이 멈췄어요. 이 기기에서 저장된 답을 찾지 못했어요.
recovery-reload = 다시 열기
recovery-download = 내 답을 파일로 저장
recovery-again = 계속 멈춘다면
recovery-step-save = 답을 파일로 저장하세요.
recovery-step-safe = 저장한 답 없이 앱을 여세요. 답은 건드리지 않고 그대로 둬요.
recovery-step-erase = 그래도 멈추면 모두 지운 뒤 파일을 여세요.
recovery-safe = 내 답 없이 열기
recovery-erase = 모두 지우기
recovery-erase-warning = 답과 사진, 이 앱의 파일을 이 브라우저에서 지워요. 되돌릴 수 없어요.
recovery-erase-confirm = 네, 모두 지울게요
recovery-erased = 다 지웠어요. 이 브라우저에 이 앱의 것은 아무것도 남지 않았어요.
recovery-erase-failed = 일부를 지우지 못했어요. 브라우저 설정에서 이 사이트의 데이터를 지워 주세요.
recovery-details = 고치는 사람에게 전할 자세한 내용
