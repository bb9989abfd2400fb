// What Decap's Vietnamese leaves in English.

const ADDED = {
  collection: { collectionTop: { viewAs: "Xem kiểu" } },
  editor: {
    editorWidgets: {
      list: { add: "Thêm %{item}", addType: "Thêm %{item}" },
    },
  },
};

function merged(words, added) {
  const made = { ...words };
  for (const [name, said] of Object.entries(added)) {
    made[name] = typeof said === "string" ? said : merged(words?.[name] ?? {}, said);
  }
  return made;
}

export function translate(CMS) {
  CMS.registerLocale("vi", merged(CMS.getLocale("vi"), ADDED));
}
