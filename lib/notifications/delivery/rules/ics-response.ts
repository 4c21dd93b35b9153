/** A calendar file to download; private, because the address that leads to it is. */
export function icsResponse(
	file: string,
	method: "PUBLISH" | "CANCEL" = "PUBLISH",
): Response {
	return new Response(file, {
		headers: {
			"content-type": `text/calendar; charset=utf-8; method=${method}`,
			"content-disposition": 'attachment; filename="termin.ics"',
			"cache-control": "private, no-store",
			"x-content-type-options": "nosniff",
		},
	});
}
