import type { Has, Reply } from "./mistakes.ts";

const LIMITS = {
	"ratelimit-policy": '"requests";q=1000;w=60',
	ratelimit: '"requests";r=999;t=60',
};

/** What every answer to a command tells. */
export const limitsOf = (has: Has): Readonly<Record<string, string>> =>
	has("limits are not told") ? {} : LIMITS;

export function problem({
	status,
	code,
	language,
	has,
	errors = [],
}: {
	status: number;
	code: string;
	language: string;
	has: Has;
	errors?: object[];
}): Reply {
	const told = has("type names another code") ? "error" : code;
	return {
		status,
		isProblem: !has("errors are plain JSON"),
		headers: {
			...limitsOf(has),
			"content-language": language,
			...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
		},
		body: {
			type: `https://second.example/problems#${told}`,
			title:
				language === "en" ? `Not possible: ${code}` : `Geht nicht: ${code}`,
			status,
			code,
			detail: "See docs/api.md.",
			errors: has("errors do not say where") ? [] : errors,
		},
	};
}
