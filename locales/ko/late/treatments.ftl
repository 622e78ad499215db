## 시술과 관리

treatment-consultation = 상담과 피부 검사
    .for = 언제나 첫 단계예요. 수분, 장벽, 피부 표면을 재고, 깊은 자국이나 심하게 거친 피부결처럼 집에서 하는 관리로 닿지 않는 부분을 알려 줘요.
treatment-pre_care_facial = 순한 사전 진정 관리
    .for = 다른 것을 하기 전에 피부를 가라앉히고 촉촉하게 해요.
treatment-soothing_mask = 진정 팩
    .for = 붉거나 뜨겁거나 당기는 피부를 식히고 가라앉혀요.
treatment-cryotherapy = 쿨링 관리
    .for = 붉은기와 열감이 있을 때 피부 겉을 약하게 식혀요. 얼려서 떼어 내는 시술이 아니에요.
treatment-oxygen_infusion = 산소 관리
    .for = 산소와 세럼을 뿌려 한동안 생기 있고 통통해 보이게 해요. 효과는 오래가지 않아요.
treatment-polynucleotides = 폴리뉴클레오타이드(PN) 주사
    .for = 정제한 어류 DNA 조각을 주사해 피부 구조와 회복력을 도와요. 맞는지는 의료진이 정해요.
treatment-exosomes_topical = 바르는 엑소좀
    .for = 세포에서 나온 신호 전달 물질을 회복 보조로 발라요. 레이저나 필러를 대신하지 못해요. 제품 차이가 크니 원료와 제조사를 확인받으세요.
treatment-exosomes_needled = 니들링으로 넣는 엑소좀
    .for = 세포 신호 물질을 바늘로 넣는 보조 시술이에요. 제품과 방법에 따라 결과가 다르고 바늘은 감염 위험을 높여요. 목표는 작고 잴 수 있게 잡으세요.
treatment-ha_booster = 히알루론산 스킨부스터
    .for = 히알루론산을 아주 조금씩 주사해 속까지 수분을 채워요. 얼굴 모양은 바뀌지 않아요.
treatment-vitamin_booster = 비타민 스킨부스터
    .for = 칙칙하고 건조한 피부에 비타민을 조금씩 주사해요. 알려진 것이 적은 배합이 많아 의료진이 정해요.
treatment-antioxidant_infusion = 항산화 침투 관리
    .for = 햇볕과 오염에 지친 피부에 항산화 성분을 스며들게 해요. 수액이나 바늘은 쓰지 않아요.
treatment-led_red = 적색 LED
    .for = 붉은빛을 쬐어요. 진정 앰플을 함께 쓰기도 해요. 피부를 가라앉히고 회복과 콜라겐을 도울 수 있어요.
treatment-custom_ampoule = 맞춤 앰플
    .for = 세라마이드, 펩타이드, 나이아신아마이드, 성장인자를 내 피부에 맞게 섞어 발라요.
treatment-aqua_facial = 아쿠아 페이셜
    .for = 물로 모공을 씻어 낸 뒤 수분을 채우고 진정 팩을 해요. 광채가 필요하거나 모공이 조금 막혔을 때 해요.
treatment-hybrid_fractional_exosome = 엑소좀을 더한 프락셔널 레이저
    .for = 레이저로 피부를 새롭게 하고 엑소좀과 장벽 크림을 발라요. 편안한 피부에만 해요. 엑소좀은 효과가 입증되지 않은 보조이고, 의료진이 정해요.
treatment-peel_superficial = 가벼운 화학 필링
    .for = 순한 산으로 겉층을 느슨하게 해요. 피부결, 톤, 막힌 모공에 써요. 장벽이 편안할 때만 해요.
treatment-peel_medium_deep = 중간 필링과 깊은 필링
    .for = 집에서 하는 관리로 닿지 않는 거친 피부결이나 주름에 하는 강한 필링이에요. 며칠에서 몇 주 상처 관리가 필요하고, 의사가 정해요.
treatment-microdermabrasion = 미세박피
    .for = 고운 가루나 거친 팁으로 표면을 갈아 다듬어요. 칙칙하거나 고르지 않은 피부결에 해요.
treatment-mesotherapy = 메조테라피
    .for = 건조하거나 칙칙한 피부에 히알루론산 같은 보습 성분을 아주 조금씩 여러 번 주사해요.
treatment-microneedling = 마이크로니들링(MTS)
    .for = 가는 바늘로 아주 작은 길을 내어 피부가 스스로 새로워지게 해요. 흉터, 피부결, 잔주름에 해요.
treatment-brightening_infusion = 브라이트닝 관리
    .for = 고르지 않은 톤과 색소 자국에 트라넥삼산이나 알파 알부틴을 발라요.
treatment-rf_microneedling = 고주파 마이크로니들링
    .for = 바늘로 피부 속까지 열을 주어 탄력과 흉터를 관리해요. 심각한 피해가 보고된 적이 있어 의사가 정해요.
treatment-ultrasound_infusion = 초음파 침투 관리
    .for = 약한 음파로 수분 세럼이 스며들게 도와요. 리프팅용 초음파와는 달라요.
treatment-radiofrequency = 고주파
    .for = 고주파로 피부 속을 데워 탄력을 관리해요. 의료진이 몸속에 기기나 금속이 있는지 먼저 확인해요.
treatment-fractional_laser = 깎는 프락셔널 레이저
    .for = 레이저로 아주 작은 점들을 깎아 피부가 새로 차오르게 해요. 집에서 하는 관리로 닿지 않는 흉터, 거친 피부결, 주름에 해요.
treatment-laser_pigment = 색소 레이저
    .for = 집에서 하는 관리로 닿지 않는 깊은 색소에 빛을 쏘아요. 먼저 의사가 어떤 반점인지 확인해요.
treatment-laser_vascular = 혈관 레이저
    .for = 계속 보이는 가는 실핏줄에 빛을 쏘아요. 붉은기가 어디서 오는지 먼저 봐야 해요.
treatment-laser_non_ablative = 순한 프락셔널 레이저
    .for = 겉을 깎지 않고 레이저 점으로 피부 속을 데워요. 피부결, 흉터, 주름에 해요.
treatment-extraction = 막힌 모공 압출
    .for = 막힌 모공을 손으로 비워요. 염증이 있는 것은 건드리지 않는 편이 나아서, 의료진이 보고 가려요.
treatment-laser_hair = 레이저 제모
    .for = 면도 습관을 바꿔도 계속되는 면도 트러블에 빛으로 검은 털을 줄여요. 피부 톤에 맞는 기기인지 확인해야 해요.
treatment-light_acne = 트러블용 청색·적색 광선
    .for = 청색 빛을 쬐고 붉은빛을 더하기도 해요. 트러블 제품과 함께 하는 관리이고, 효과는 아직 확실하지 않아요.
treatment-barrier_finish = 장벽 마무리와 선크림
    .for = 세라마이드나 고보습 크림을 바르고 선크림으로 마무리해요. 방문할 때마다 하는 마지막 단계예요.

## 시술 전

prepare-history = 습진·아토피, 알레르기, 피부 질환, 면역력 저하, 임신이나 수유, 심한 반응을 겪은 일, 최근 받은 시술을 병원에 알려 주세요.
prepare-medicines = 먹고 바르는 약의 목록을 가져오세요. 처방약은 묻지 않고 끊지 마세요.
prepare-products = 쓰는 화장품의 이름이나 사진을 가져오세요.
prepare-clean_face = 화장하지 않은 깨끗한 얼굴로 오세요.
prepare-stop_actives = 레티노이드, 산 성분, 스크럽은 5~7일 전부터, 또는 병원이 알려 준 날부터 쉬세요.
prepare-no_tan = 피부를 태우거나 햇볕에 화상을 입지 않게 하세요. 그을렸다면 다 돌아올 때까지 기다려요.
prepare-hydrate = 물을 충분히 마시고 순한 보습제를 바르세요.
prepare-pre_care = 순한 진정 관리를 먼저 해야 하는지 물어보세요.
prepare-cold_sores = 입술 물집(헤르페스)이 난 적이 있으면 알려 주세요. 지금 나 있다면 방문을 미뤄요.
prepare-light_medicine = 빛에 예민해지는 약을 쓰거나 눈 질환이 있으면 알려 주세요.
prepare-implants = 심박동기나 몸속 금속이 있으면 알려 주세요.
prepare-fish = 생선이나 해산물 알레르기가 있으면 알려 주세요.
prepare-cold = 찬 것에 두드러기가 나거나 손가락이 하얘지면 알려 주세요.
prepare-recent_care = 최근 2주 안에 치과 치료나 예방 접종을 받았거나 감기에 걸렸다면 알려 주세요.
prepare-botulinum = 최근 2주 안에 보툴리눔 톡신을 맞았다면 알려 주세요. 그때는 흡입, 열, 마사지를 하지 않아요.
prepare-test_spot = 작은 부위에 먼저 시험해 달라고 하세요. 뾰루지가 색소 자국을 남기는 피부라면 더 그래요.

## 날마다의 변화

recovery-nothing = 따로 회복할 것이 없어요.
recovery-hydrated = 피부가 더 편안하고 촉촉하게 느껴지는 일이 많아요.
recovery-pink = 조금 뜨겁거나 붉어요. 짙은 피부에서는 보라색, 갈색, 회색으로 보일 수 있어요.
recovery-needle_marks = 바늘 자리가 조금 볼록하거나 붓거나 멍들어요.
recovery-red_dry = 붉은기나 건조함은 보통 가라앉아요.
recovery-sunburn_feel = 햇볕에 덴 것처럼 뜨겁고 당기며, 붉거나 어두워져요.
recovery-flaking = 건조하고 고운 각질이 일어나요. 저절로 떨어지게 두세요.
recovery-crusts = 만지면 거칠고, 작은 딱지나 짙은 점이 생겼다가 떨어져요.
recovery-raw = 붓고 쓰리거나 진물이 나요. 안내받은 상처 관리를 따르세요.
recovery-long_pink = 새 피부는 몇 주 동안 분홍빛이거나 더 어두울 수 있어요. 햇볕을 피하세요.
recovery-glow = 며칠 안에 수분감과 윤기가 보일 수 있어요.
recovery-less_sensitive = 피부가 덜 예민하고 더 촉촉하게 느껴지는 일이 많아요.
recovery-tone_texture = 톤과 피부결이 달라진다면 이맘때 보여요.
recovery-stronger = 피부가 더 튼튼하고 매끈해 보일 수 있어요.
recovery-collagen = 콜라겐이 달라진다면 이만큼 걸려요.

## 시술 후

aftercare-spf = 매일 선크림 SPF 50+를 바르고, 그늘이나 모자도 함께 이용하세요.
aftercare-gentle = 순한 클렌저와 무향료 보습제만 쓰세요.
aftercare-no_actives = 피부가 편안해지고 병원이 괜찮다고 할 때까지 산 성분, 레티노이드, 스크럽은 쉬세요.
aftercare-live_well = 물을 충분히 마시고 푹 자세요. 오메가3, 과일, 채소를 골고루 드세요. 담배는 피우지 말고, 술은 되도록 줄이세요.
aftercare-no_extra = 계획에 다른 시술이나 강한 제품을 마음대로 더하지 마세요.
aftercare-take_home = 병원에서 장벽 크림, 세럼, 마스크팩을 주면 안내대로 쓰세요.
aftercare-no_heat = 이틀 동안 사우나, 뜨거운 목욕, 격한 운동은 쉬세요.
aftercare-hands_off = 문지르거나 뜯거나 긁지 마세요.
aftercare-no_makeup = 다음 날까지 화장하지 마세요. 병원이 더 쉬라고 하면 그 말을 따르세요.
aftercare-call_infection = 점점 심해지는 통증, 고름, 번지는 붉은기, 열이 있으면 그날 바로 병원에 전화하세요.
aftercare-call_vessel = 피부가 창백해지거나 심하게 아프거나 시야가 달라지면 바로 119(다른 나라에서는 응급 번호)에 전화하세요.

## 생길 수 있는 문제

complication-redness = 붉은기. 몇 시간에서 며칠 가요.
complication-swelling = 부기. 주로 주사 뒤에 생겨요.
complication-bruising = 멍. 길면 2주까지 가요.
complication-dryness = 한동안 건조함.
complication-allergy = 알레르기 반응(드물어요). 숨쉬기 힘들면 응급 상황이에요.
complication-infection = 감염. 제품이나 도구가 무균이 아닐 때 생겨요.
complication-flare = 염증이 있던 피부가 더 나빠져요. 시술을 겹쳐 하면 더 그래요.
complication-dark_marks = 짙거나 옅은 색소 자국. 짙은 피부나 그을린 피부에 더 잘 생겨요.
complication-burn = 화상이나 물집.
complication-scar = 오래 남는 흉터.
complication-lumps = 피부 아래 멍울.
complication-cold_sore = 입술 물집(헤르페스)이 다시 나요.
complication-vessel = 혈관이 막혀요(드물어요). 피부가 상하거나 시력을 잃을 수 있어요.
complication-nerve_fat = 신경 손상이나 피부 아래 지방 손실.
complication-eyes = 눈을 가리지 않으면 눈이 피로하거나 다칠 수 있어요.
complication-cold_injury = 너무 차가우면 감각이 둔해지거나 동상을 입어요.

## 승인 여부

regulatory-exosome_us = 미국 FDA가 승인한 엑소좀 제품은 없어요. FDA는 심각한 피해를 알렸고, 엑소좀을 화장품이 아닌 약으로 봐요.
regulatory-exosome_eu_uk = EU와 영국에서는 사람 유래 엑소좀을 화장품에 쓸 수 없고, 주사용으로 허가된 것도 없어요.
regulatory-polynucleotide = 연어나 송어로 만들어요. 전문가 모임이 사용법에 합의했지만 연구 규모가 작아요.
regulatory-polynucleotide_us = 미국 FDA 승인을 받지 않은 것으로 알려져 있어요.
regulatory-rf_microneedling = 미국 FDA가 화상, 흉터, 지방 손실, 오래가는 외모 변화, 신경 손상을 경고했어요.
regulatory-microneedling_us = 미국에서는 22세부터 얼굴 여드름 흉터, 주름, 배 흉터에 허가돼 있어요.
regulatory-needled_product = 피부 속에 쓰도록 승인되지 않은 제품은 바늘로 넣지 않아야 해요. 멍울이 보고됐어요.
regulatory-filler_us = 미국에서는 22세부터, 면허가 있는 시술자에게만 받아요. 일부 알레르기나 출혈 질환이 있으면 받지 않아요. 바늘 없는 펜이나 온라인에서 산 제품은 절대 쓰지 마세요.
regulatory-peel_us = 미국 FDA가 승인한 화학 필링 제품은 없어요. FDA는 집에서 강한 필링을 하지 말라고 경고해요.

## 병원에 물어보기

ask-calm_enough = 지금 제 장벽이 이 시술을 해도 될 만큼 편안한가요?
ask-who = 누가 시술하고, 어떤 교육을 받았나요?
ask-goal = 무엇을 재나요? 현실적으로 어떤 변화를 기대할 수 있나요?
ask-alternatives = 더 순한 방법이 있나요? 기다리면 어떻게 되나요?
ask-visits = 몇 번, 얼마 간격으로 오고, 언제 끝나나요?
ask-same_day = 같은 날 다른 시술도 하나요?
ask-if_reaction = 반응이 나타나면 어떻게 하고, 어디로 전화하나요?
ask-ingredients = 정확히 어떤 성분이 들었고, 향료도 있나요?
ask-product = 어떤 제품이고 제조사와 제조번호는 무엇인가요? 어디에서 왔나요?
ask-approved = 이 나라에서 이 용도로 승인됐나요?
ask-sterile = 무균 상태를 어떻게 지키나요? 제 앞에서 개봉해 주시나요?
ask-ind = 미국이라면, 이 엑소좀 제품의 IND(임상시험) 번호는 무엇인가요?
ask-evidence = 바로 이 제품을 이 방법 그대로 쓴 연구가 있나요?
ask-skin_tone = 제 피부 톤에는 어떤 설정이 맞나요? 작은 부위에 먼저 시험해 주시나요?
ask-acid = 어떤 산을 어느 농도로 얼마 동안 쓰나요?
ask-eye_cover = 제 눈은 어떻게 가려 주시나요?
ask-vessel_kit = 혈관이 막히면 바로 녹일 수 있나요?
ask-downtime = 일, 운동, 화장은 언제부터 다시 할 수 있나요?

## 내 답에서 나온 질문

ask-my_severe_reaction = 전에 심한 알레르기 반응이 있었어요. 무엇을 준비해 두시나요?
ask-my_blood_thinner = 피를 묽게 하는 약을 먹어요. 어떤 시술에서 피나 멍이 생기나요?
ask-my_bleeding_disorder = 출혈 질환이 있어요. 무엇을 안전하게 받을 수 있나요?
ask-my_immune_medicine = 면역력을 낮추는 약을 써요. 그래서 더 위험한 시술이 있나요?
ask-my_light_medicine = 빛에 예민해지는 약을 먹어요. 무엇이 달라지나요?
ask-my_cold_sores = 입술 물집이 난 적이 있어요. 미리 막는 방법이 필요한가요?
ask-my_dark_marks = 제 피부는 자국이 잘 남아요. 작은 부위에 먼저 시험해 주시나요?
ask-my_brown_patches = 열과 빛을 받으면 얼굴의 갈색 얼룩이 짙어질 수 있어요. 둘 다 어떻게 줄여 주시나요?
ask-my_raised_scars = 저는 흉터가 솟아오르는 편이에요. 이 시술로 새로 생길 수 있나요?
ask-my_rosacea = 로사세아가 있어요. 무엇이 자극이 되고, 무엇을 빼나요?
ask-my_eczema = 지금 얼굴에 습진이 있어요. 얼마나 가라앉은 뒤에 시작할 수 있나요?
ask-my_psoriasis = 건선이 있어요. 작은 상처 때문에 다른 자리에 생길 수도 있나요?
ask-my_steroid_cream = 얼굴에 스테로이드 크림을 발라요. 시술이 달라지나요?
ask-my_diabetes = 당뇨가 잘 조절되지 않아요. 기다리는 편이 좋을까요?
ask-my_recent_procedure = 최근 4주 안에 시술을 받았어요. 다음 시술은 언제부터 괜찮나요?
ask-my_metal = 얼굴이나 목에 금속이 들어 있어요. 어떤 기기가 안전한가요?
ask-my_numbing_allergy = 마취제에 반응한 적이 있어요. 대신 무엇을 쓰시나요?
ask-my_shellfish = 갑각류나 조개에 알레르기가 있어요. 바다에서 온 성분을 쓰시나요?
ask-my_pregnancy = 임신 중이에요. 그래서 빼야 할 것이 있나요?
ask-my_breastfeeding = 모유 수유 중이에요. 쓰시는 것 가운데 피해야 할 것이 있나요?
ask-my_trying = 임신을 준비하고 있어요. 그래서 빼야 할 것이 있나요?
ask-my_razor_bumps = 면도하면 돌기가 나요. 필링이나 레이저 전에 솟아오른 흉터가 있는지 봐 주시나요?
