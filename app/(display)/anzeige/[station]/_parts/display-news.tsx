import { Fragment } from "react";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { languages } from "#lib/city/city.ts";
import type { ShownAnnouncement } from "#lib/queue/announcement/rules/announcement.ts";
import { announcementText } from "#lib/queue/announcement/rules/wording.ts";
import type { DisplayView } from "#lib/queue/queue.ts";
import { isNeeded, type Locale } from "#lib/text/locale.ts";

/** More nobody reads in passing. */
const MOST = 2;

/** What the station says to those who wait, in German and English; whom it is for stands before it. */
export async function DisplayNews({ view }: { view: DisplayView }) {
	const locales = languages().filter(isNeeded);
	const lines = await Promise.all(
		view.announcements.slice(0, MOST).map(async (one) => ({
			id: one.id,
			texts: await Promise.all(
				locales.map(async (locale) => ({
					locale,
					text: `${await forWhom(one, locale)}${announcementText(one, locale)}`,
				})),
			),
		})),
	);
	return (
		<div className="display-news" data-part="durchsage" aria-live="polite">
			{lines.map(({ id, texts }) => (
				<p key={id}>
					{texts.map(({ locale, text }) => (
						<Fragment key={locale}>
							<span lang={locale} className="display-words">
								{text}
							</span>{" "}
						</Fragment>
					))}
				</p>
			))}
		</div>
	);
}

async function forWhom(
	{ toServiceId, toDesk }: ShownAnnouncement,
	locale: Locale,
): Promise<string> {
	const service =
		toServiceId === null
			? null
			: (await getCatalog(locale)).services.find(
					({ id }) => id === toServiceId,
				);
	const names = [service?.text.name, toDesk].filter((one) => one);
	return names.length > 0 ? `${names.join(", ")}: ` : "";
}
