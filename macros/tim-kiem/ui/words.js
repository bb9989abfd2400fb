// What the page calls things.

export const FACET_NAMES = {
  nam: "Năm", "to-chuc": "Tổ chức", "loai-to-chuc": "Loại tổ chức", tinh: "Địa phương", nuoc: "Nước",
  "doi-tac": "Đối tác", loai: "Loại hoạt động", "chu-de": "Chủ đề", huong: "Trao, nhận",
  "trang-thai": "Trạng thái", noi: "Nơi",
};

export const TYPE_WORDS = {
  "hoat-dong": "Hoạt động", "doan-van": "Đoạn văn", "bao-cao": "Báo cáo",
  "to-chuc": "Tổ chức", "doi-tac": "Đối tác",
};

export const STATUS_WORDS = {
  "da-thuc-hien": "đã thực hiện", "ke-hoach": "kế hoạch", "khong-thuc-hien": "không thực hiện",
};
