# What a clinic's own settings bring to the page.

clinic-the = the clinic
clinic-at = At { $clinic }
clinic-your-decision = Whether you go is your decision. Nothing from here is sent to the clinic.
clinic-book = Book a visit
clinic-new-tab = (opens a new tab)
clinic-phone = Telephone
clinic-email = E-mail
clinic-web = Website
clinic-address = Address
clinic-hours = Opening hours
clinic-offered = Offered by { $clinic }. Your answers stay on this device.
clinic-missing = The clinic’s settings could not be loaded.
    .text = Everything works without them; names, products and contact of the clinic are missing.
clinic-own-name = The clinic calls it
clinic-price = Price at this clinic

step-products = From the clinic: { $products }. Any product with the same ingredients does the same.
products-title = The clinic’s products
products-free-choice = You need none of them. Any product with the same ingredients does the same.
products-none-fits = None of them fits your plan right now.
products-others = { $count ->
    [one] One that does not fit now
   *[other] { $count } that do not fit now
}
product-fits = Fits your plan
product-not_yet = Not yet
product-blocked = Not for you now
product-holds = Holds:
product-active = { $active } { $percent }%
product-no-actives = no active ingredients
product-extra = Your plan does not hold { $actives }. If you bring it in, start slowly and start nothing else new.
product-link = See it at the clinic
product-test = User test
product-test-size = { $people } people over { $weeks } weeks.
product-test-note = What people said in a small test of the maker’s. It does not tell how your skin will respond.

clinic-faults = { $count ->
    [one] This clinic’s settings have a problem
   *[other] This clinic’s settings have { $count } problems
}
clinic-faults-note = For the person who looks after this clinic’s website. Everything else in the file is used.
clinic-fault-expected = { $name } cannot be used here.
clinic-fault-unknown = There is no “{ $name }”.
clinic-fault-missing = This is missing.
clinic-fault-text = This text is empty, too long or holds signs that cannot be seen.
clinic-fault-many = There are too many items.
clinic-fault-repeated = “{ $name }” is there already.
clinic-fault-floor = { $name } is a safety rule that cannot be relaxed.
clinic-fault-speaks-for = It also says what { $name } would say, so it is set aside only together with that.
clinic-fault-not-safety = { $name } is not a safety rule.
clinic-fault-basic = “{ $name }” cannot be left out: it is basic care, or another prescriber has ordered it.
clinic-fault-contrast = Text could not be read well in this colour.
clinic-fault-strength = The percentage of “{ $name }” is missing.
clinic-fault-format = The app reads format 1 only.
clinic-fault-unread = The file cannot be read.
clinic-instead-left-out = It is left out.
clinic-instead-own-value = The app’s own is used.
clinic-instead-rule-stays = Nothing changes.
clinic-instead-product-hidden = The product is not shown.
clinic-instead-figures-hidden = The figures are not shown.
clinic-instead-nothing-used = Nothing of the file is used.
