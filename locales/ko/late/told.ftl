# 본인이 알려 준 것을 가리키는 짧은 명사구. "때문에" 앞에 그대로 설 수 있어야 해요. 규칙 문장이
# { $told }로 가져오고, 가장 중요한 것부터 셋까지 나와요. 키: told-<질문>-<선택지>;
# 빈도와 숫자는 told-<질문>; open-<질문>은 무엇에 대한 질문인지예요.

told-two = { PARTICLE($first, pair: "과/와") } { $second }
told-three = { $first }, { $second }, { $third }
# 열어 둔 답도 같은 자리에 와요.
told-open = 확실히 답하지 않은 { $open } 질문
# 특정한 사람에게 하는 말이 아닐 때 { $told } 대신 와요(코드 목록 등).
told-general = 알려 주신 내용

# 증상의 빈도.
told-often-1 = 1~2일
told-often-2 = 3~4일
told-often-3 = 5~6일
told-often-4 = 매일

told-age_band-under_13 = 나이(13세 미만)
told-age_band-13_17 = 나이(13~17세)
told-age_band-18_24 = 나이(18~24세)
told-age_band-25_44 = 나이(25~44세)
told-age_band-45_64 = 나이(45~64세)
told-age_band-65_79 = 나이(65~79세)
told-age_band-80_plus = 나이(80세 이상)

told-red_flags-breathing_or_face_swelling = 숨쉬기 어려움이나 얼굴 부기
told-red_flags-blistering_or_raw = 물집이 잡히거나 벗겨진 발진
told-red_flags-spreading_fast_or_painful = 아프거나 빨리 번지는 발진
told-red_flags-fever_or_unwell = 열이나 몸살이 함께 온 발진
told-red_flags-eyes_mouth_genitals = 눈·입·생식기의 발진
told-red_flags-pus_or_golden_crust = 감염된 듯한 증상
told-red_flags-clustered_blisters_on_eczema = 습진·아토피 부위에 모여 난 물집
told-red_flags-changing_mole = 새로 생겼거나 변하는 점
told-red_flags-sore_not_healing = 낫지 않는 상처
told-red_flags-after_filler_pale_pain_vision = 필러 뒤의 창백함이나 통증, 시야 변화
told-red_flags-new_medicine_widespread_rash = 새로운 약 뒤에 넓게 퍼진 발진
told-spot_place-face_or_neck = 얼굴이나 목이라는 위치

told-pregnancy-pregnant = 임신 중인 점
told-pregnancy-trying = 임신을 준비 중인 점
told-pregnancy-breastfeeding = 수유 중인 점

told-medicines-isotretinoin_now = 지금 먹는 이소트레티노인
told-medicines-isotretinoin_past = 예전에 먹은 이소트레티노인
told-medicines-prescription_retinoid = 처방받은 레티노이드
told-medicines-photosensitising = 빛에 예민해지는 약
told-medicines-blood_thinner = 피를 묽게 하는 약
told-medicines-steroid_cream_face = 얼굴에 바르는 스테로이드 크림
told-medicines-stopped_steroid_cream_burning = 스테로이드 크림을 끊은 뒤의 화끈거림
told-medicines-immunosuppressant = 면역력을 낮추는 약
told-medicines-chemo_or_radiotherapy = 항암 치료나 방사선 치료

told-isotretinoin_stopped_months = { $count ->
    [0] 끊은 지 한 달이 안 된 점
   *[other] 끊은 지 { $count }개월밖에 안 된 점
}

told-allergies-fish = 생선 알레르기
told-allergies-fragrance = 향료 알레르기
told-allergies-lanolin = 라놀린 알레르기
told-allergies-metal = 금속 알레르기
told-allergies-local_anaesthetic = 마취제 알레르기
told-allergies-severe_reaction_ever = 예전에 겪은 심한 알레르기 반응

told-conditions-eczema_history = 예전에 있던 습진·아토피
told-conditions-rosacea = 로사세아(주사 피부염)
told-conditions-psoriasis = 건선
told-conditions-cold_sore_now = 지금 있는 입술 물집(헤르페스)
told-conditions-cold_sores_ever = 예전에 난 입술 물집(헤르페스)
told-conditions-keloid = 솟은 흉터(켈로이드)
told-conditions-skin_infection = 지금 있는 피부 감염
told-conditions-deep_painful_acne = 깊고 아픈 여드름이나 멍울
told-conditions-skin_cancer_ever = 예전에 앓은 피부암
told-conditions-autoimmune = 자가면역 질환
told-conditions-bleeding_disorder = 출혈이나 응고 질환
told-conditions-diabetes_uncontrolled = 잘 조절되지 않는 당뇨
told-conditions-retinal_disease = 망막 질환

told-recent-sunburn_or_tan_4_weeks = 최근의 햇볕 화상이나 그을림
told-recent-injectables_4_weeks = 최근 받은 주사 시술
told-recent-facial_surgery_6_months = 최근 받은 수술
told-recent-waxing_1_week = 최근 한 왁싱이나 제모

told-sign_tight = { $often } 느낀 당김과 건조
told-sign_sting = { $often } 느낀 따가움
told-sign_flaking = { $often } 일어난 각질
told-sign_redness = { $often } 보인 붉은기
told-sign_itch = { $often } 느낀 가려움
told-sign_rough_dull = { $often } 거칠고 칙칙했던 피부
told-sign_breakouts = { $often } 난 뾰루지
told-sign_shine = { $often } 느낀 번들거림

told-cleanser_feel-tight_after = 세안 후의 당김
told-cleanser_feel-squeaky = 세안 후의 뽀득거림
told-cleanse_per_day-three_plus = 하루 세 번 이상의 세안
told-exfoliation-four_plus_weekly = 일주일에 4번 이상의 각질 제거
told-exfoliation-daily = 매일 하는 각질 제거

told-actives-retinol = 쓰고 있는 레티놀
    .after = 레티놀
told-actives-prescription_retinoid = 처방받은 레티노이드
told-actives-adapalene = 쓰고 있는 아다팔렌
    .after = 아다팔렌
told-actives-aha = 쓰고 있는 AHA(아하)
    .after = AHA(아하)
told-actives-bha = 쓰고 있는 BHA(바하)
    .after = BHA(바하)
told-actives-vitamin_c = 쓰고 있는 비타민 C
    .after = 비타민 C
told-actives-benzoyl_peroxide = 쓰고 있는 벤조일퍼옥사이드
    .after = 벤조일퍼옥사이드
told-actives-azelaic_acid = 쓰고 있는 아젤라산
    .after = 아젤라산
told-actives-niacinamide = 쓰고 있는 나이아신아마이드
    .after = 나이아신아마이드
told-actives-hydroquinone = 쓰고 있는 하이드로퀴논
    .after = 하이드로퀴논
told-actives-scrub = 쓰고 있는 스크럽이나 브러시
    .after = 스크럽이나 브러시
told-actives-strong_peel_at_home = 집에서 하는 강한 필링

told-new_product_4_weeks-several = 한꺼번에 시작한 여러 새 제품
told-spf_use-daily = 하루 한 번뿐인 선크림
told-spf_use-sometimes = 가끔만 바르는 선크림
told-spf_use-never = 선크림 없는 날들
told-makeup_or_water_resistant_spf-some_days = 메이크업이나 워터프루프 선크림
told-makeup_or_water_resistant_spf-most_days = 메이크업이나 워터프루프 선크림

told-oil-dry = 건조한 피부 타입
told-oil-normal = 건조하지도 번들거리지도 않는 피부
told-oil-combination = 이마·코·턱만 번들거리는 피부
told-oil-oily = 번들거리는 피부 타입
told-burns-sometimes = 햇볕에 가끔 데는 피부
told-burns-rarely = 햇볕에 드물게 데는 피부
told-burns-never = 햇볕에 전혀 데지 않는 피부
told-tans-gradually = 천천히 그을리는 피부
told-tans-easily = 빠르게 그을리는 피부
told-dark_marks-never = 색소 자국이 남지 않는 피부
told-dark_marks-sometimes = 색소 자국이 가끔 남는 피부
told-dark_marks-usually = 색소 자국이 잘 남는 피부

told-outdoors-under_1h = 짧은 야외 시간
told-outdoors-1_3h = 하루 1~3시간의 야외 시간
told-outdoors-over_3h = 하루 3시간이 넘는 야외 시간
told-climate-dry = 건조한 공기
told-climate-cold_windy = 추위나 바람
told-climate-hot = 주변의 더위
told-climate-polluted = 매연이나 연기
told-climate-indoor_air_conditioning = 에어컨 바람
told-season-summer = 여름철
told-season-winter = 겨울철
told-sleep-poor = 부족한 잠
told-stress-high = 많은 스트레스
told-smoking-sometimes = 가끔 피우는 담배
told-smoking-daily = 매일 피우는 담배
told-alcohol-most_days = 거의 매일 마시는 술
told-diet_and_fluids-poor = 잘 챙기지 못한 식사와 물

told-goals-calm = 진정 목표
told-goals-hydrate = 수분 목표
told-goals-glow = 광채 목표
told-goals-even_tone = 고른 톤 목표
told-goals-texture_pores = 매끈한 피부결 목표
told-goals-lines_firmness = 잔주름과 탄력 목표
told-goals-breakouts = 뾰루지를 줄이려는 목표
told-goals-after_procedure_recovery = 시술 후 회복 목표
told-goals-prevention = 지금 피부를 지키려는 목표

open-age_band = 나이
open-red_flags = 위험 신호
open-spot_place = 그 점이나 상처의 위치
open-pregnancy = 임신
open-medicines = 약
open-isotretinoin_stopped_months = 이소트레티노인을 끊은 때
open-allergies = 알레르기
open-conditions = 건강
open-recent = 최근 있었던 일
open-sign_tight = 당김
open-sign_sting = 따가움
open-sign_flaking = 각질
open-sign_redness = 붉은기
open-sign_itch = 가려움
open-sign_rough_dull = 거칠고 칙칙함
open-sign_breakouts = 뾰루지
open-sign_shine = 번들거림
open-cleanser_feel = 세안 후 느낌
open-cleanse_per_day = 세안 횟수
open-exfoliation = 각질 제거
open-actives = 활성 성분
open-new_product_4_weeks = 새 제품
open-spf_use = 선크림
open-makeup_or_water_resistant_spf = 메이크업
open-oil = 피부 타입
open-burns = 햇볕 화상
open-tans = 그을림
open-dark_marks = 색소 자국
open-outdoors = 야외 시간
open-climate = 주변 환경
open-season = 계절
open-sleep = 잠
open-stress = 스트레스
open-smoking = 흡연
open-alcohol = 음주
open-diet_and_fluids = 식사와 물
open-goals = 목표
open-clinic_interest = 피부과 시술⁠·⁠관리
open-needle_comfort = 바늘
open-downtime = 회복 기간
open-time_per_day = 매일 관리

told-red_flags-sore_light_shy_eyes = 빛에 아픈 눈
told-medicines-calcineurin_inhibitor_face = 타크로리무스나 피메크로리무스
told-medicines-other_prescribed_face_cream = 처방받은 얼굴 크림
told-allergies-shellfish = 갑각류나 조개 알레르기
told-allergies-bee_products = 벌꿀 제품 알레르기
told-allergies-salicylate = 아스피린이나 살리실산 알레르기
told-allergies-preservative_or_patch_tested = 패치 테스트에서 나온 성분
told-conditions-eczema_face_now = 얼굴의 습진·아토피
told-conditions-eczema_elsewhere_now = 다른 곳의 습진·아토피
told-conditions-perioral_rash = 입·코·눈 둘레의 자잘한 돌기
told-conditions-seborrhoeic = 기름진 각질
told-conditions-melasma = 얼굴 양쪽의 갈색 얼룩
told-conditions-light_sensitive_disease = 빛에 생기는 발진이나 부기
told-conditions-light_triggered_seizures = 빛이 일으키는 발작
told-conditions-cold_reaction = 추위에 생기는 두드러기나 하얘지는 손가락
told-recent-procedure_under_2_weeks = 얼마 전의 필링·레이저·니들링
told-recent-procedure_2_to_4_weeks = 몇 주 전의 필링·레이저·니들링
told-actives-bakuchiol = 쓰고 있는 바쿠치올
    .after = 바쿠치올
told-actives-pha = 쓰고 있는 PHA
    .after = PHA
told-actives-sulphur = 쓰고 있는 유황
    .after = 유황
told-actives-urea = 쓰고 있는 요소
    .after = 요소
told-actives-home_remedies = 민간요법
told-actives-home_device = 집에서 쓰는 기기
told-new_product_4_weeks-one = 새 제품 하나
told-hair_removal-razor_bumps = 면도 뒤의 돌기
told-implants-pacemaker_or_defibrillator = 심장 박동기나 제세동기
told-implants-nerve_stimulator_or_pump = 신경 자극기나 약물 펌프
told-implants-cochlear_implant = 인공 와우
told-implants-metal_in_face_or_neck = 얼굴이나 목의 금속
told-history-face_radiotherapy = 얼굴에 받은 방사선 치료
told-history-gold_injections = 금 주사
told-history-permanent_makeup = 문신이나 반영구 화장
open-hair_removal = 얼굴 털
open-implants = 몸속 기기
open-history = 예전에 받은 것
open-actives_since_retinol = 레티놀 쓴 기간
open-actives_since_prescription_retinoid = 처방 레티노이드 쓴 기간
open-actives_since_adapalene = 아다팔렌 쓴 기간
open-actives_since_aha = AHA 쓴 기간
open-actives_since_bha = BHA 쓴 기간
open-actives_since_vitamin_c = 비타민 C 쓴 기간
open-actives_since_benzoyl_peroxide = 벤조일퍼옥사이드 쓴 기간
open-actives_since_azelaic_acid = 아젤라산 쓴 기간
