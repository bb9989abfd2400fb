"""One page of each kind, of the toy archive and of the live one."""

TOY = {
    "home": "",
    "facets": "tim-kiem/",
    "organizations": "to-chuc/",
    "organization": "to-chuc/ldld-thu/",
    "report": "to-chuc/tinh-doan-thu/2021/",
    "report-after-a-gap": "to-chuc/ldld-thu/2022/",
    "partners": "doi-tac/",
    "partner": "doi-tac/hoi-lhtn-svay-rieng-thu/",
    "countries": "quoc-gia/",
    "country": "quoc-gia/kh/",
    "provinces": "dia-phuong/",
    "province-then": "dia-phuong/tay-ninh/",
    "province-now": "dia-phuong/tay-ninh-2025/",
    "years": "nam/",
    "year": "nam/2021/",
    "kinds": "hoat-dong/",
    "kind": "hoat-dong/trao-tang/",
    "documents": "van-kien/",
    "document": "van-kien/44-ct-tw/",
    "coverage": "do-phu/",
    "data": "du-lieu/",
    "guide": "dong-gop/",
    "format": "dong-gop/dinh-dang/",
    "rules": "dong-gop/ma-loi/",
    "rule": "dong-gop/ma-loi/so-hang-nghin/",
    "dossiers": "chuyen-de/",
    "dossier": "chuyen-de/qua-bien-gioi-thu/",
    "hand": "gioi-thieu/",
}

LIVE = {
    "home": "",
    "organization": "to-chuc/tinh-doan-tay-ninh/",
    "report": "to-chuc/tinh-doan-tay-ninh/2021/",
    "report-of-nones": "to-chuc/ldld-quang-tri/2021/",
    "partner": "doi-tac/hoi-lhtn-svay-rieng/",
    "country": "quoc-gia/la/",
    "province-now": "dia-phuong/quang-tri-2025/",
    "year-of-plans": "nam/2022/",
    "dossier": "chuyen-de/qua-bien-gioi-2021/",
    "guide": "dong-gop/",
    "hand": "gioi-thieu/",
}

REPORT = TOY["report"]
