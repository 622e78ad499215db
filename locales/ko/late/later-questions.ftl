# Questions that come once there is a plan.

question-cleanser_feel = 세안 후 얼굴 느낌이 어떤가요?
    .hint = 젤, 폼, 오일, 비누 모두 클렌저로 봐요.
    .short = 세안 후 느낌
option-cleanser_feel-comfortable = 편안해요
option-cleanser_feel-tight_after = 당기거나 건조해요
option-cleanser_feel-squeaky = 뽀득뽀득해요
option-cleanser_feel-none = 클렌저를 쓰지 않아요
option-cleanser_feel-not_sure = 잘 모르겠어요

question-cleanse_per_day = 클렌저를 하루에 몇 번 쓰세요?
    .short = 세안 횟수
option-cleanse_per_day-zero = 쓰지 않아요
option-cleanse_per_day-one = 한 번
option-cleanse_per_day-two = 두 번
option-cleanse_per_day-three_plus = 세 번 이상

question-exfoliation = 각질 제거는 얼마나 자주 하세요?
    .hint = 산 성분, 스크럽, 브러시, 필링을 모두 합쳐서 세어 주세요.
    .short = 각질 제거
option-exfoliation-never = 하지 않아요
option-exfoliation-weekly = 일주일에 한 번 이하
option-exfoliation-two_three_weekly = 일주일에 2~3번
option-exfoliation-four_plus_weekly = 일주일에 4번 이상
option-exfoliation-daily = 매일
option-exfoliation-not_sure = 잘 모르겠어요

question-new_product_4_weeks = 최근 4주 안에 새로 쓰기 시작한 제품이 있으세요?
    .short = 새 제품
option-new_product_4_weeks-none = 아니요
option-new_product_4_weeks-one = 한 가지
option-new_product_4_weeks-several = 두 가지 이상

question-makeup_or_water_resistant_spf = 메이크업을 하거나 워터프루프 선크림을 바르세요?
    .short = 메이크업
option-makeup_or_water_resistant_spf-no = 아니요
option-makeup_or_water_resistant_spf-some_days = 가끔
option-makeup_or_water_resistant_spf-most_days = 거의 매일

question-oil = 한낮이 되면 피부가 어떤가요?
    .short = 피부 타입
option-oil-dry = 건조해요
option-oil-normal = 건조하지도 번들거리지도 않아요
option-oil-combination = 이마, 코, 턱만 번들거려요
option-oil-oily = 얼굴 전체가 번들거려요
option-oil-not_sure = 잘 모르겠어요

question-burns = 선크림 없이 강한 햇볕을 쬐면 피부가 벌게지고 쓰린가요?
    .hint = 햇볕에 데면 뜨겁고 쓰려요. 피부색에 따라 분홍이나 빨강, 또는 더 어두운 색으로 보여요.
    .short = 햇볕에 데는 정도
option-burns-always = 항상
option-burns-usually = 대체로
option-burns-sometimes = 가끔
option-burns-rarely = 드물게
option-burns-never = 전혀 없어요
option-burns-not_sure = 잘 모르겠어요

question-tans = 햇볕을 쬐면 피부색이 짙어지나요?
    .short = 그을림
option-tans-never = 아니요
option-tans-lightly = 조금
option-tans-gradually = 네, 천천히
option-tans-easily = 네, 빠르게
option-tans-not_sure = 잘 모르겠어요

question-dark_marks = 뾰루지나 긁힌 자리에 색소 자국이 남나요?
    .hint = 몇 주 동안 남는 갈색, 회색, 보라색 자국이에요.
    .short = 색소 자국
option-dark_marks-never = 전혀 없어요
option-dark_marks-sometimes = 가끔
option-dark_marks-usually = 대체로
option-dark_marks-not_sure = 잘 모르겠어요

question-outdoors = 보통 하루에 야외에서 얼마나 지내세요?
    .short = 야외 시간
option-outdoors-under_1h = 1시간 미만
option-outdoors-1_3h = 1~3시간
option-outdoors-over_3h = 3시간 넘게

question-climate = 평소 피부가 어떤 환경에 있나요?
    .hint = 해당하는 것을 모두 골라 주세요.
    .short = 주변 환경
option-climate-dry = 건조한 공기
option-climate-humid = 습한 공기
option-climate-cold_windy = 추위나 바람
option-climate-hot = 더위
option-climate-polluted = 매연이나 연기
option-climate-indoor_air_conditioning = 에어컨 바람
option-climate-none = 이 중에는 없어요

question-season = 사는 곳은 지금 어느 계절인가요?
    .hint = 가장 가까운 것을 골라 주세요.
    .short = 계절
option-season-spring = 봄
option-season-summer = 여름
option-season-autumn = 가을
option-season-winter = 겨울

question-sleep = 잠은 잘 주무시나요?
    .short = 잠
option-sleep-good = 잘 자요
option-sleep-fair = 그저 그래요
option-sleep-poor = 잘 못 자요

question-stress = 스트레스를 얼마나 느끼세요?
    .short = 스트레스
option-stress-low = 적어요
option-stress-medium = 조금 있어요
option-stress-high = 많아요

question-smoking = 담배를 피우세요?
    .short = 흡연
option-smoking-no = 아니요
option-smoking-sometimes = 가끔
option-smoking-daily = 매일
option-smoking-prefer_not_to_say = 답하고 싶지 않아요

question-alcohol = 술은 얼마나 자주 드세요?
    .short = 음주
option-alcohol-rarely = 거의 또는 전혀 안 마셔요
option-alcohol-weekly = 매주
option-alcohol-most_days = 거의 매일
option-alcohol-prefer_not_to_say = 답하고 싶지 않아요

question-diet_and_fluids = 식사와 물은 잘 챙기세요?
    .hint = 골고루 먹고, 목마르지 않을 만큼 마시는지요.
    .short = 식사와 물
option-diet_and_fluids-good = 잘 챙겨요
option-diet_and_fluids-fair = 그저 그래요
option-diet_and_fluids-poor = 잘 못 챙겨요

question-time_per_day = 매일 관리는 어느 정도가 좋으세요?
    .short = 매일 관리
option-time_per_day-minimal = 최소한만
    .hint = 3단계 정도예요.
option-time_per_day-standard = 조금 더
    .hint = 5단계 정도예요.
option-time_per_day-full = 관리를 즐겨요
    .hint = 도움이 되는 단계를 모두 담아요.

question-clinic_interest = 피부과 시술이나 관리도 생각하고 있으세요?
    .hint = 집에서만 관리해도 괜찮아요.
    .short = 피부과 시술⁠·⁠관리
option-clinic_interest-none = 아니요, 집에서만 할게요
option-clinic_interest-gentle_only = 순한 관리만
option-clinic_interest-devices = 피부 관리와 기기 시술
    .hint = 필링, 광선, 레이저.
option-clinic_interest-injectables = 피부 관리와 주사 시술
option-clinic_interest-all = 모두 괜찮아요

question-needle_comfort = 바늘은 괜찮으세요?
    .short = 바늘
option-needle_comfort-fine = 괜찮아요
option-needle_comfort-prefer_not = 되도록 피하고 싶어요
option-needle_comfort-never = 바늘은 싫어요

question-downtime = 병원에 다녀온 뒤 얼마 동안 티가 나도 괜찮으세요?
    .hint = 붉은기, 부기, 각질 같은 것들이에요.
    .short = 회복 기간
option-downtime-none = 티가 나면 안 돼요
option-downtime-up_to_3_days = 3일까지
option-downtime-up_to_a_week = 일주일까지

question-event_date = 결혼식이나 촬영처럼 중요한 날이 있으세요?
    .hint = 그 직전에는 새로운 것을 넣지 않아요. 없으면 비워 두세요.
    .short = 중요한 날

question-hair_removal = 얼굴 털은 어떻게 없애세요?
    .hint = 피부가 가장 힘들어하는 것을 골라 주세요.
    .short = 얼굴 털
option-hair_removal-none = 없애지 않아요
option-hair_removal-shave = 면도해요
option-hair_removal-razor_bumps = 면도하면 오돌토돌해져요
    .hint = 목과 턱에 털이 파고들 때가 많아요.
option-hair_removal-wax_thread = 왁싱하거나 실로 뽑아요
option-hair_removal-laser = 레이저나 빛으로 없애요

question-implants = 몸에 이런 것이 있으세요?
    .hint = 병원의 일부 기기가 영향을 줄 수 있어요.
    .short = 몸속 기기
option-implants-pacemaker_or_defibrillator = 심장 박동기나 제세동기
option-implants-nerve_stimulator_or_pump = 신경 자극기나 약물 펌프
option-implants-cochlear_implant = 인공 와우
option-implants-metal_in_face_or_neck = 얼굴이나 목의 금속
    .hint = 판, 나사, 리프팅 실, 빼지 않는 피어싱.
option-implants-teeth_only = 치아 보철이나 교정기만
option-implants-none = 이 중에는 없어요
option-implants-not_sure = 잘 모르겠어요

question-history = 얼굴에 이런 것을 받은 적이 있으세요?
    .short = 예전에 받은 것
option-history-face_radiotherapy = 방사선 치료
option-history-gold_injections = 관절 때문에 맞은 금 주사
option-history-permanent_makeup = 문신이나 반영구 화장
option-history-none = 이 중에는 없어요
option-history-not_sure = 잘 모르겠어요
