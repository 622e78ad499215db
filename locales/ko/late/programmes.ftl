## 병원 프로그램

programme-barrier = 장벽 프로그램
    .what = 먼저 피부를 가라앉히고, 갈 때마다 같은 몇 단계로 장벽을 튼튼하게 해요.
programme-glow = 광채 프로그램
    .what = 순하게 각질을 정리하고 수분을 채워요. 톤이 고르지 않으면 브라이트닝도 해요.
programme-recovery = 회복 프로그램
    .what = 시술 앞뒤로 조용히 돌봐요. 엑소좀은 의료진과 정한 보조로만 해요.
programme-tone = 톤 프로그램
    .what = 브라이트닝 관리 하나를 끝까지 이어 가고, 집에서는 선크림을 발라요.
programme-lines = 주름 프로그램
    .what = 피부가 스스로 새로워지게 하는 시술 하나로 해요. 적색광은 함께만 하고 따로는 하지 않아요.
programme-texture = 피부결 프로그램
    .what = 겉을 매끈하게 하는 관리 가운데 가장 순한 것 하나로 해요.
programme-acne = 트러블 프로그램
    .what = 모공이 막히지 않게 해요. 집에서 쓰는 제품을 대신하지 않고 함께 해요.
programme-redness = 오래가는 붉은기 프로그램
    .what = 의료진이 먼저 본 뒤 가는 혈관에 레이저를 하고, 진정 관리를 곁들여요.

## 단계

programme-step-consultation = 상담
programme-step-prepare = 시작하기 전
programme-step-soothe = 진정
programme-step-strengthen = 강화
programme-step-exfoliate = 각질 정리
programme-step-hydrate = 수분
programme-step-brighten = 브라이트닝
programme-step-clear = 모공 정리
programme-step-smooth = 매끈하게
programme-step-renew = 재생
programme-step-vessels = 혈관
programme-step-light = 빛
programme-step-hair = 털
programme-step-adjunct = 보조
programme-step-finish = 마무리

## 화면

programme-title = 내 프로그램
programme-undated = 이야기해 볼 프로그램
programme-see = { $count ->
    [1] 어떤 것인지 보기
   *[other] { $count }가지 모두 보기
}
programme-undated-note = 날짜를 잡은 것은 없어요. 의료진이 정하거나, 피부가 다음 단계를 기다리거나, 원하면 해도 되는 것들이에요.
programme-choices = 다른 프로그램
programme-choices-note = 프로그램은 한 번에 하나예요. 다른 것을 하면 이만큼 필요해요.
programme-instead = 또는 { $items }
programme-instead-ask = { $name }(먼저 물어보기)
programme-steps = 방문 한 번에 하는 것
programme-asked = 먼저 물어보기
programme-status-choice = 대신 이것을 골라도 돼요.
programme-status-ask_first = 의료진이 먼저 정해요.
programme-status-not_yet = { $date } 전에는 하지 않아요.
programme-status-offer = 원하면 해도 돼요. 편안한 피부에 꼭 필요하지는 않아요.
