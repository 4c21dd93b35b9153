import "server-only";
import { cookies } from "next/headers";
import { env } from "#lib/runtime/env.ts";
import { STATION_COOKIE } from "./team-context.ts";

/** Remembers on this machine where it stands; who may see that station's day is asked by every query. */
export async function chooseStation({ slug }: { slug: string }): Promise<void> {
	(await cookies()).set(STATION_COOKIE, slug, {
		httpOnly: true,
		sameSite: "lax",
		secure: env().baseUrl.startsWith("https:"),
		path: "/team",
		maxAge: 365 * 24 * 60 * 60,
	});
}
