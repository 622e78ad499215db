# The file for a clinic's record system (FHIR), and the published questionnaire.

records-title = 병원 기록용 파일
    .text = 병원 컴퓨터가 읽을 수 있는 FHIR 파일이에요. 답과 장벽 지수, 계획 초안과 이유가 들어 있고, 이름은 없어요. 누구에게 줄지는 직접 정하세요.
    .button = FHIR 파일 저장
records-saved = FHIR 파일을 브라우저에 넘겼어요. 다운로드 폴더를 확인하세요.
records-refused = 브라우저가 파일 저장을 막았어요. 다른 브라우저에서 다시 해 보세요.

## Inside the file

records-plan = 함께 이야기할 피부 계획 초안
records-index = 장벽 지수(이 앱이 만든 0~100점 지수, 검증된 검사가 아니에요)
records-index-lowest = 답하지 않은 증상이 모두 가장 심할 때의 장벽 지수
records-index-highest = 답하지 않은 증상이 하나도 없을 때의 장벽 지수
records-triage = 먼저 진료를 받아야 하는지에 대해 답이 말해 주는 것
records-questionnaire = 피부 장벽 상태, 지금 쓰는 제품, 시술을 피해야 할 이유를 스스로 살펴보는 설문이에요. 일반적인 안내이고, 진단하지 않아요. 아직 피부과 전문의가 규칙을 검토하지 않았어요.
records-questionnaire-once-reviewed = 피부 장벽, 피부에 쓰는 것, 시술을 피해야 할 이유를 묻는 자가 문진이에요. 일반적인 안내를 하고 병을 진단하지 않아요. 피부과 의사가 규칙의 일부를 검토했어요.
