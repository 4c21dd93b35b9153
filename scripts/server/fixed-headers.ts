import type { ServerResponse } from "node:http";

/** What every answer says, whoever gives it: a page, a file, a redirect, a refusal. The policy is another for each page. */
const FIXED = {
	"x-content-type-options": "nosniff",
	// With no-referrer browsers send `Origin: null`, and every server action would be refused.
	"referrer-policy": "same-origin",
	"permissions-policy":
		"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	"cross-origin-opener-policy": "same-origin",
};

export function setFixedHeaders(response: ServerResponse): void {
	for (const [name, value] of Object.entries(FIXED))
		response.setHeader(name, value);
}
