// The request token that the server wrote into <meta name="csrf">.
export const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

export const csrfHeader = "RequestVerificationToken";
export const csrfField = "__RequestVerificationToken";
