# 사진: 변화 화면의 사진 부분과 사진 백업.

photos-offer = 사진, 원하실 때만
    .text = 사진은 이 브라우저에만 있고 누르기 전에는 가려져 있어요. 카메라가 사진에 적는 장소와 시간, 기기 정보는 빼고 보관해요. 사진으로 무언가를 판단하지 않고, 한 장씩 완전히 지울 수 있어요.
    .button = 사진 켜기
photos-title = 사진
photos-how = 같은 곳, 같은 빛, 같은 거리와 각도로 찍어요. 낮에 창가에서, 카메라를 눈높이로 팔 길이만큼 떨어뜨리면 좋아요. 한 달에 한 번이면 충분해요. 상처나 점, 빠른 변화는 사진보다 진료가 정확해요.
photos-next = 다음 사진은 { $date }쯤, 원하시면요.
photos-uncover = 사진을 누르면 보이고, 하나 더 누르면 나란히 볼 수 있어요. 이 화면을 떠나면 다시 가려져요.
photos-unreadable = 이 브라우저에는 사진을 둘 자리가 없어요. 비공개 창에서는 흔한 일이에요. 나머지는 그대로 쓸 수 있어요. 사진을 보관하려면 일반 창에서 열어 주세요.
photos-missing = { $count ->
   *[other] 사진 { $count }장이 기록되어 있지만 이 기기에는 없어요. 사진 백업이 있으면 “내 데이터” 화면에서 열어 주세요.
}
photos-forget = 이 기록 지우기
photos-to-backup = 사진 백업하기
photos-saved = { $date }에 마지막으로 파일로 저장했어요.
photos-never-saved = 아직 파일로 저장한 적이 없어서 이 기기에만 있어요.
photos-since = { $count ->
   *[other] 그 뒤로 사진 { $count }장이 늘었어요.
}
photos-off = 사진 끄기
photos-off-ask = { $count ->
   *[other] 이 기기에서 사진 { $count }장이 모두 지워져요. 되돌릴 수 없어요.
}
photos-off-yes = 네, 사진을 모두 지울게요

photo-view = 어느 쪽인가요
photo-view-front = 정면
photo-view-left = 왼쪽
photo-view-right = 오른쪽
photo-take = 사진 찍기
photo-choose = 사진 고르기
photo-busy = 잠시만요.
photo-name = { $date }, { $view }
photo-cover = 가리기
photo-delete = 지우기
photo-ask = { $photo } 사진을 지울까요? 되돌릴 수 없어요.
photo-yes = 네, 지울게요
photo-added = 사진을 이 기기에 보관했어요.
photo-deleted = 사진을 지웠어요.
photo-not-deleted = 브라우저가 사진을 지우지 못했어요. 사진은 아직 여기 있어요. 화면을 새로 고치고 다시 시도해 주세요.
photo-lost = 이 사진을 더는 읽을 수 없어요. 지우거나 사진 백업을 열어 주세요.
photo-too-large = 사진으로 쓰기에는 파일이 너무 커요. 48 MB보다 작은 것을 골라 주세요.
photo-no-picture = 이 브라우저는 이 파일에서 사진을 읽지 못해요. HEIC 사진이면 먼저 JPEG로 저장하거나 여기서 찍어 주세요.
photo-not-encoded = 브라우저가 사진을 내주지 않아서 아무것도 보관하지 않았어요. 더 작은 사진이나 다른 브라우저로 시도해 주세요.
photo-altered = 이 브라우저의 추적 방지 기능이 사진을 바꾸어서 아무것도 보관하지 않았어요. 브라우저 설정에서 이 사이트의 캔버스를 허용한 다음 다시 추가해 주세요.
photo-twice = 이 사진은 이미 있어요.
photo-too-many = 이 날의 사진이 이미 16장이에요. 먼저 한 장을 지워 주세요.
photo-no-room = 이 브라우저에 사진을 둘 자리가 남지 않았어요. 잃은 것은 없어요. 사진을 몇 장 지우거나 기기의 공간을 비운 다음 다시 추가해 주세요.
photos-few-left = { $count ->
    [0] 이 브라우저에는 사진을 더 둘 자리가 없어요. 기기의 공간을 비우거나, 백업을 저장한 뒤 사진을 몇 장 지워 주세요.
   *[other] 이 브라우저에는 사진을 { $count }장쯤 더 둘 수 있어요. 가득 차기 전에 사진을 백업해 두세요.
}
photo-not-kept = 브라우저가 사진을 보관하지 못했어요. 잃은 것은 없어요. 화면을 새로 고치고 다시 시도해 주세요.

photos-first = 첫 사진, 원하실 때만
photos-sheet = 이 페이지에 넣을 사진
    .text = 직접 고르지 않으면 한 장도 들어가지 않아요. 고른 사진은 이 페이지와 함께 인쇄되고, 코드나 파일에는 들어가지 않아요. 페이지를 떠나면 선택도 사라져요.

photo-backup = 내 사진
photo-save = 사진 백업
    .text = 위의 백업 파일에는 사진이 없어서 따로 저장해요. 이 파일은 언제나 잠겨 있어요.
    .button = 사진 저장
photo-passphrase = 이 파일의 비밀번호
photo-passphrase-hint = 비밀번호 없이는 아무도 파일을 열 수 없고, 잊으면 저희도 도와드릴 수 없어요.
photo-backup-needs = 먼저 비밀번호를 적어 주세요. 사진은 비밀번호 없이 저장하지 않아요.
photo-backup-none = 아직 사진이 없어요.
photo-backup-refused = 브라우저가 파일을 허용하지 않았어요. 다시 시도하거나 다른 브라우저를 써 주세요.
photo-backup-saved = 브라우저에 사진 { $all }장 중 { $saved }장의 저장을 맡겼어요. 믿고 쓰기 전에 다운로드 폴더를 확인해 주세요.
photo-open = 사진 백업 열기
    .text = 이미 있는 사진은 겹치지 않아요.
photo-open-label = 사진 백업 파일
photo-open-not-ours = 사진 백업이 아니에요. 이름이 barrier-first-photos로 시작하는 파일을 골라 주세요. 바뀐 것은 없어요.
photo-open-too-large = 사진 백업이라기에는 파일이 너무 커요. 바뀐 것은 없어요.
photo-open-damaged = 파일의 앞부분이 망가져서 열 수 없어요. 바뀐 것은 없어요. 다른 사본으로 시도해 주세요.
photo-restored = 사진 { $all }장 중 { $good }장이 여기 있어요. 새로 추가: { $added }장. 이미 있던 것: { $known }장.
photo-restored-part = 사진 { $all }장 중 { $good }장이 여기 있어요. 새로 추가: { $added }장. 이미 있던 것: { $known }장. 나머지는 파일에서 망가졌거나 보관하지 못했어요. 다른 사본으로 시도해 주세요.
photo-restored-full = 사진 { $all }장 중 { $good }장까지 넣고 자리가 모자랐어요. 기기의 공간을 비운 다음 파일을 다시 열어 주세요. 겹치지 않아요.
