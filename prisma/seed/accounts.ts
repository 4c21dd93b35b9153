import { hashPassword } from "#lib/auth/secrets/password.ts";
import { city } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { stableId } from "./rows.ts";

/** The demo's accounts; an account that is there stays as somebody has changed it. */
export async function seedAccounts(
	password: string,
	now: Temporal.Instant,
): Promise<void> {
	const known = new Set(
		(await db().user.findMany({ select: { email: true } })).map(
			({ email }) => email,
		),
	);
	for (const { stations, ...account } of city().demoAccounts) {
		if (known.has(account.email)) continue;
		await db().user.create({
			data: {
				...account,
				id: stableId(`account ${account.email}`),
				passwordHash: await hashPassword(password),
				createdAt: toDbInstant(now),
				stations: {
					create: stations.map((slug) => ({ station: { connect: { slug } } })),
				},
			},
		});
	}
}
