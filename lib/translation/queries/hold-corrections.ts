import "server-only";
import { city } from "#lib/city/city.ts";
import { takeCorrections } from "#lib/city/corrections.ts";
import { db } from "#lib/db/client.ts";
import { areVersionsKnown, isUpToDate } from "#lib/finished/finished.ts";
import { doubt, reading, readsFrom } from "#lib/finished/recording.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { defaultLocale, type Locale, locales } from "#lib/text/locale.ts";
import { checkText } from "#lib/translation/rules/check-text.ts";
import { shippedIn } from "./shipped-texts.ts";

const held = () =>
	onGlobal("held corrections", () => ({
		/** `city.texts_version` before they were read; null: never. */
		version: null as number | null,
		loading: null as Promise<void> | null,
		/** Languages that somebody who speaks them has read, whole. */
		reviewed: new Set<Locale>([defaultLocale]),
	}));

/** While others are writing, it is enough to have read so often. */
const TRIES = 3;

/**
 * Sees to it that the texts of this process are those of the last second, before a page asks for them (lib/text/texts.ts).
 * Without the database they stay as they were.
 */
export async function holdCorrections(): Promise<void> {
	readsFrom("texts");
	if (!(await areVersionsKnown())) return;
	const isHeld = await holdUntil((version) => isUpToDate([["texts", version]]));
	if (!isHeld) doubt("texts change faster than they are read");
}

/** The same for a mail, of which each asks the database itself: whoever sends mails may show no pages. */
export async function holdCorrectionsForMail(): Promise<void> {
	await holdUntil(async (version) => version === (await versionNow()));
}

async function holdUntil(
	isNew: (version: number) => Promise<boolean>,
): Promise<boolean> {
	for (let tries = 0; ; tries += 1) {
		const { version } = held();
		if (version !== null && (await isNew(version))) return true;
		if (tries === TRIES) return false;
		held().loading ??= load().finally(() => {
			held().loading = null;
		});
		await held().loading;
	}
}

/** Whether somebody who speaks the language has read all of it: by its folder, or room by room in the portal. */
export async function isReviewed(locale: Locale): Promise<boolean> {
	await holdCorrections();
	return held().reviewed.has(locale);
}

async function load(): Promise<void> {
	const { version, rows, reviews } = await reading(["texts"], readAll);
	const all = new Map<Locale, Map<string, string>>();
	const forms = Object.keys(city().texts.de.office);
	for (const { locale, key, text, german } of rows) {
		const language = locales.find((one) => one === locale);
		if (!language || text === null || !translates(key, german)) continue;
		const checked = checkText(text, german, language, forms);
		if (!checked.ok) continue;
		const own = all.get(language) ?? new Map<string, string>();
		all.set(language, own.set(key, checked.value));
	}
	takeCorrections(all);
	held().reviewed = new Set(
		locales.filter((locale) => {
			const { isReviewed, rooms } = shippedIn(locale);
			return (
				isReviewed ||
				[...rooms].every(([room, checksum]) =>
					reviews.some(
						(one) =>
							one.locale === locale &&
							one.room === room &&
							one.checksum === checksum,
					),
				)
			);
		}),
	);
	held().version = version;
}

/** Whether German still says what it said when somebody translated it. */
const translates = (key: string, german: string) =>
	shippedIn(defaultLocale).texts.get(key) === german;

/** The version first: what is read after it is at least as new. */
async function readAll() {
	const version = await versionNow();
	const rows = await db().$queryRaw<
		{ locale: string; key: string; text: string | null; german: string }[]
	>`
		SELECT DISTINCT ON (locale, key) locale, key, text, german FROM text_correction
		ORDER BY locale, key, id DESC`;
	const reviews = await db().textReview.findMany({
		select: { locale: true, room: true, checksum: true },
	});
	return { version, rows, reviews };
}

async function versionNow(): Promise<number> {
	const { textsVersion } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { textsVersion: true },
	});
	return textsVersion;
}
