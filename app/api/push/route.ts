import { z } from "zod";
import { dropDevice } from "#lib/queue/push/commands/drop-device.ts";
import { keepDevice } from "#lib/queue/push/commands/keep-device.ts";
import { hasDevice } from "#lib/queue/push/queries/has-device.ts";
import { readSubscription } from "#lib/queue/push/rules/subscription.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";

export const dynamic = "force-dynamic";

const text = (longest: number) => z.string().min(1).max(longest);
const common = { ticket: text(64), endpoint: text(1_000) };
const schema = z.discriminatedUnion("want", [
	z.object({ want: z.literal("state"), ...common }),
	z.object({ want: z.literal("off"), ...common }),
	z.object({
		want: z.literal("on"),
		...common,
		p256dh: text(100),
		auth: text(100),
	}),
]);

/**
 * Whether a browser is told when a ticket is called, and switching it on and off (public/scripts/push.js). Whoever has the
 * ticket's address may; a page of somebody else's cannot send what is no form here (scripts/server/gate.ts asks whence).
 */
export async function POST(request: Request): Promise<Response> {
	const sent = await readSent(request);
	if (!sent) return refused("invalid", 400);
	const { want, ticket: token, endpoint } = sent;
	if (want === "state") {
		const has = await hasDevice(token, endpoint);
		return has.ok
			? said({
					on: has.value.isOn,
					...(has.value.isOffered ? {} : { off: true }),
				})
			: refused(has.error, STATUS[has.error]);
	}
	if (want === "off") {
		const dropped = await dropDevice({ token, endpoint });
		return dropped.ok
			? said({ on: false, still: dropped.value.isStillUsed })
			: refused(dropped.error, STATUS[dropped.error]);
	}
	const subscription = readSubscription(sent, env().pushTestService);
	if (!subscription) return refused("invalid", 400);
	const kept = await keepDevice({
		token,
		subscription,
		now: now(),
	});
	return kept.ok ? said({ on: true }) : refused(kept.error, STATUS[kept.error]);
}

const STATUS = {
	"unknown-visit": 404,
	over: 409,
	off: 403,
	"too-many-devices": 409,
	"too-many-tries": 429,
	busy: 503,
} as const;

async function readSent(request: Request) {
	const type = request.headers.get("content-type") ?? "";
	if (!/^application\/json\b/i.test(type)) return null;
	const body: unknown = await request.json().catch(() => null);
	return schema.safeParse(body).data ?? null;
}

const headers = { "cache-control": "no-store" };
const said = (answer: { on: boolean; still?: boolean; off?: true }) =>
	Response.json(answer, { headers });
const refused = (error: string, status: number) =>
	Response.json({ error }, { status, headers });
