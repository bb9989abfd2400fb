"""The pages around the form: which one to take, the one without an account, the set-up."""

from collections.abc import Iterator

from archive.composing.form.decap import host_of
from archive.composing.form.fields import FORMS
from archive.composing.form.files import folder_of_scripts
from archive.composing.page import Page
from archive.composing.site import Site
from archive.model.schema import TITLES

HOSTS = {"github": "GitHub", "gitlab": "GitLab"}

TRAIL = [("Đóng góp", "dong-gop/")]
BELOW = [*TRAIL, ("Soạn bằng biểu mẫu", "soan/")]


def pages(site: Site) -> Iterator[Page]:
    """The three pages; Decap itself has a page of its own, made with its files."""
    settings, host = site.settings, host_of(site.settings)
    yield Page(
        address="soan/",
        title="Soạn bằng biểu mẫu",
        description="Thêm hay sửa báo cáo, hồ sơ bằng cách điền từng ô, có tài khoản hay không.",
        kind="soan",
        section="dong-gop",
        template="soan/start.html",
        context={
            "trail": TRAIL,
            "host_name": HOSTS[host.kind] if host else "ở nơi lưu kho",
            "ready": site.bundle.folder is not None,
            "missing": site.bundle.missing,
            "login_ready": bool(settings.form.login or settings.form.client or settings.form.local),
        },
    )
    yield Page(
        address="soan/khong-tai-khoan/",
        title="Biểu mẫu không cần tài khoản",
        description="Điền, kiểm tra trong trình duyệt, rồi tải tệp về hoặc mở phiếu đã điền sẵn.",
        kind="soan",
        section="dong-gop",
        template="soan/without-account.html",
        context={
            "trail": BELOW,
            "scripts": folder_of_scripts(),
            "forms": [(name, TITLES[model]) for name, model in FORMS.items()],
        },
    )
    yield Page(
        address="soan/cai-dat/",
        title="Nối biểu mẫu với nơi lưu kho",
        description="Từng bước để người soạn đăng nhập được bằng GitHub hay GitLab.",
        kind="soan",
        section="dong-gop",
        template="soan/setting-up.html",
        context={
            "trail": BELOW,
            "repository": settings.repository,
            "branch": settings.form.branch,
            "url": settings.url,
        },
    )
