# 다른 페이지 안의 앱: embed.js의 글은 빌드할 때 여기서 가져옵니다.
frame-title = 배리어 퍼스트 피부 점검
frame-start = 내 피부 점검하기
frame-close = 닫기
frame-lost = 이곳에서 피부 점검을 열지 못했어요.
frame-alone = 새 창에서 열기
