"""The names of the controlled lists, by which a file of ``danh-muc/`` is known by its place."""

YAML_LISTS = (
    "loai-hoat-dong", "chu-de", "don-vi", "loai-to-chuc", "loai-doi-tac", "loai-kho-khan",
)  # fmt: skip
"""Lists of terms."""

CSV_LISTS = ("quoc-gia", "tinh-thanh", "tinh-nuoc-ngoai", "chu-viet-tat")
"""Tables."""
