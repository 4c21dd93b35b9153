import { makeAccount, makeSession } from "#tests/support/account.ts";
import { BYTES, badRequests } from "./support/bad-requests.ts";
import { type Sent, send, sendBytes } from "./support/raw-request.ts";
import { sessionCookie } from "./support/sign-in.ts";
import { expect, type Station, test } from "./support/test.ts";

/** Says "hung", not "slow": the slowest takes a fraction of a second, on a machine that has nothing else to do. */
const DEADLINE_MS = 20_000;
const AT_ONCE = 2;

/** Some thousand answers on a machine that does other things as well. */
test.describe.configure({ timeout: 1_200_000 });

/** What is wrong with the answers to these, in words. */
async function complaintsOf(requests: readonly Sent[]): Promise<string[]> {
	const late: Sent[] = [];
	const complaints: string[] = [];
	const askAll = async (left: Sent[], atOnce: number, isSecond: boolean) => {
		const work = async () => {
			for (let sent = left.pop(); sent; sent = left.pop()) {
				const said = await answerTo(sent);
				if (said?.startsWith(LATER) && !isSecond) late.push(sent);
				else if (said) complaints.push(`${describe(sent)}: ${said}`);
			}
		};
		await Promise.all(Array.from({ length: atOnce }, work));
	};
	await askAll([...requests], AT_ONCE, false);
	// A busy machine is slow once, or asks for another try; what hangs or fails does it again, alone and when the others
	// are done.
	await askAll(late, 1, true);
	return complaints.sort();
}

const LATER = "not now: ";

async function answerTo(sent: Sent): Promise<string | null> {
	try {
		const { status } = await send(sent, DEADLINE_MS);
		// A page says when, /api/health that nothing is well just now.
		if (status === 503) return `${LATER}${status}`;
		return status >= 500 ? String(status) : null;
	} catch (error) {
		return `${LATER}${error}`;
	}
}

const describe = ({ method = "GET", path, headers = {}, body }: Sent) =>
	[method, path, JSON.stringify(headers), String(body ?? "")]
		.map((text) => text.slice(0, 160))
		.join(" ");

async function cookieOf(role: "lead" | "admin", station: Station) {
	const { id } = await makeAccount(role, [station.id]);
	const { name, value } = await sessionCookie(await makeSession(id));
	return `${name}=${value}`;
}

test("whatever is sent by nobody in particular, no answer is a failure of ours, and each comes", async ({
	station,
}) => {
	expect(await complaintsOf(badRequests(station))).toEqual([]);
});

test("whatever is sent by staff, no answer is a failure of ours, and each comes", async ({
	station,
}) => {
	const cookie = await cookieOf("lead", station);
	const requests = badRequests(station).filter(
		({ path, headers = {} }) =>
			/^\/(team|pilot|admin|anmelden|anzeige|api)\b/.test(path) &&
			!headers.cookie,
	);
	expect(
		await complaintsOf(
			requests.map((sent) => ({
				...sent,
				headers: { ...sent.headers, cookie },
			})),
		),
	).toEqual([]);
});

test("bytes that are hardly HTTP are answered or cut off, never by a failure", async () => {
	for (const bytes of BYTES) {
		const said = await sendBytes(bytes, DEADLINE_MS);
		expect(said, bytes.slice(0, 100)).not.toMatch(/^HTTP\/1\.1 5/);
	}
});
