// A line above everything while the device has no network: people should know before they press a button.
const notice = document.createElement("div");
notice.className = "offline";
notice.setAttribute("role", "status");

function show() {
  notice.textContent = navigator.onLine ? "" : "Offline. What you type stays on this page until the connection is back.";
  if (navigator.onLine) notice.remove();
  else document.querySelector(".skip-link, .topbar, main")?.before(notice);
}

addEventListener("online", show);
addEventListener("offline", show);
if (!navigator.onLine) show();
