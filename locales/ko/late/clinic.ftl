# What a clinic's own settings bring to the page.

clinic-the = 병원
clinic-at = { $clinic }
clinic-your-decision = 방문할지는 직접 정하세요. 여기 적은 내용은 병원으로 보내지 않아요.
clinic-book = 방문 예약하기
clinic-new-tab = (새 탭에서 열려요)
clinic-phone = 전화
clinic-email = 이메일
clinic-web = 웹사이트
clinic-address = 주소
clinic-hours = 진료 시간
clinic-offered = { $clinic }에서 제공해요. 답은 이 기기에 남아요.
clinic-missing = 병원 설정을 불러오지 못했어요.
    .text = 설정 없이도 모두 쓸 수 있지만, 병원 이름과 제품, 연락처는 나오지 않아요.
clinic-own-name = 이 병원에서 부르는 이름
clinic-price = 이 병원의 가격

step-products = 병원 제품: { $products }. 같은 성분이 든 제품이면 무엇이든 괜찮아요.
products-title = 병원 제품
products-free-choice = 꼭 살 필요는 없어요. 같은 성분이 든 제품이면 무엇이든 괜찮아요.
products-none-fits = 지금 루틴에 맞는 제품이 없어요.
products-others = { $count ->
   *[other] 지금은 맞지 않는 제품 { $count }개
}
product-fits = 루틴에 맞아요
product-not_yet = 아직 일러요
product-blocked = 지금은 제외
product-holds = 들어 있는 성분:
product-active = { $active } { $percent }%
product-no-actives = 활성 성분 없음
product-extra = 지금 루틴에는 없는 성분이 들어 있어요: { $actives }. 쓰려면 천천히 시작하고, 다른 새 제품은 함께 시작하지 마세요.
product-link = 병원에서 보기
product-test = 사용자 테스트
product-test-size = { $people }명이 { $weeks }주 동안 썼어요.
product-test-note = 제조사가 한 작은 테스트에서 사람들이 답한 내용이에요. 내 피부가 어떻게 달라질지는 알려 주지 않아요.

clinic-faults = { $count ->
   *[other] 이 병원 설정에 문제가 { $count }개 있어요
}
clinic-faults-note = 이 병원 웹사이트를 관리하는 분을 위한 안내예요. 파일의 나머지 내용은 그대로 써요.
clinic-fault-expected = 여기에는 쓸 수 없는 값이에요: { $name }
clinic-fault-unknown = “{ $name }” 항목은 없어요.
clinic-fault-missing = 빠져 있어요.
clinic-fault-text = 비어 있거나 너무 길거나, 보이지 않는 글자가 들어 있어요.
clinic-fault-many = 항목이 너무 많아요.
clinic-fault-repeated = “{ $name }” 항목이 이미 있어요.
clinic-fault-floor = { $name } 규칙은 안전을 위해 풀 수 없어요.
clinic-fault-speaks-for = 이 규칙은 { $name }의 내용도 담고 있어서, 함께 끌 때만 꺼져요.
clinic-fault-not-safety = { $name } 규칙은 안전 규칙이 아니에요.
clinic-fault-basic = “{ $name }” 항목은 뺄 수 없어요. 모든 루틴의 기본 관리이거나 다른 의사가 처방한 것이에요.
clinic-fault-contrast = 이 색에서는 글자를 읽기 어려워요.
clinic-fault-strength = “{ $name }” 함량(%)이 빠져 있어요.
clinic-fault-format = 형식 1만 읽을 수 있어요.
clinic-fault-unread = 파일을 읽을 수 없어요.
clinic-instead-left-out = 이 부분은 빼고 써요.
clinic-instead-own-value = 앱의 기본값을 써요.
clinic-instead-rule-stays = 바뀌는 것은 없어요.
clinic-instead-product-hidden = 이 제품은 보여 주지 않아요.
clinic-instead-figures-hidden = 이 수치는 보여 주지 않아요.
clinic-instead-nothing-used = 파일의 내용을 쓰지 않아요.
