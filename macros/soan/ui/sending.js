// Where a finished file can go: saved on the machine, or into the repository's own pages.

const LONGEST_ADDRESS = 8000; // GitHub refuses a longer one

// The ways that are open for a file at `path` below content/, best first: { words, address }.
export function ways({ repository, branch }, path, text, isNew) {
  if (!repository) return [];
  const github = new URL(repository).hostname === "github.com";
  const folder = `content/${path}`.slice(0, `content/${path}`.lastIndexOf("/"));
  const name = path.slice(path.lastIndexOf("/") + 1);
  const found = [];
  if (github && isNew) {
    const query = new URLSearchParams({ filename: name, value: text });
    const address = `${repository}/new/${branch}/${folder}?${query}`;
    if (address.length <= LONGEST_ADDRESS) found.push({ words: "Mở trang tạo tệp, đã điền sẵn", address });
  }
  const issue = new URLSearchParams({ title: `Gửi tệp ${path}`, body: `Tệp \`content/${path}\`:\n\n~~~~markdown\n${text}~~~~\n` });
  const asked = `${repository}/${github ? "issues/new" : "-/issues/new"}?${github ? issue : gitlab(issue)}`;
  if (asked.length <= LONGEST_ADDRESS) found.push({ words: "Mở phiếu gửi người biên tập, đã điền sẵn", address: asked });
  const upload = github ? `${repository}/upload/${branch}/${folder}` : `${repository}/-/new/${branch}`;
  found.push({ words: "Mở trang nhận tệp, rồi thả tệp vừa tải vào", address: upload });
  return found;
}

// What begins a letter to the editors about the file at `path`; empty where the site names nobody.
export function letter({ mail }, path) {
  if (!mail) return "";
  const body = `Kính gửi ban biên tập,\r\n\r\nTôi gửi kèm tệp content/${path}.\r\n`;
  return `mailto:${encodeURIComponent(mail).replace("%40", "@")}?subject=${encodeURIComponent(`Gửi tệp ${path}`)}&body=${encodeURIComponent(body)}`;
}

function gitlab(issue) {
  return new URLSearchParams({ "issue[title]": issue.get("title"), "issue[description]": issue.get("body") });
}

export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
