import type { Instrumentation } from "next";

/** Next tells of an error while a page or an action was made; the server in front answers it (scripts/server). */
export const onRequestError: Instrumentation.onRequestError = async (
	error,
	{ headers },
) => {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { noteAway } = await import("#lib/db/away.ts");
	noteAway(headers["x-request-id"], error);
};
