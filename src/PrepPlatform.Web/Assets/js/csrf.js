// The request token that the server wrote into <meta name="csrf">.
export const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

export const csrfHeader = "RequestVerificationToken";
export const csrfField = "__RequestVerificationToken";

/** The page's token may be of a session that is gone: a fresh page has a new one. False: there is none. */
export async function renewCsrf(address) {
  const page = await fetch(address, { signal: AbortSignal.timeout(12_000) }).catch(() => undefined);
  const fresh = page?.ok && new DOMParser().parseFromString(await page.text(), "text/html").querySelector('meta[name="csrf"]')?.content;
  if (!fresh || fresh === csrf()) return false;
  document.querySelector('meta[name="csrf"]').content = fresh;
  return true;
}
