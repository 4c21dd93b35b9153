import { getTranslations } from "next-intl/server";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { staffPaths } from "#lib/paths/staff.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { RoomLine } from "#lib/translation/translation.ts";
import { reviewTextsAction } from "../actions.ts";
import { roomNames } from "./room-name.ts";

/** Which rooms of a language somebody has read who speaks it. */
export async function RoomTable({
	locale,
	rooms,
}: {
	locale: Locale;
	rooms: readonly RoomLine[];
}) {
	const t = await getTranslations("texts");
	const nameOf = await roomNames();
	return (
		<>
			<form action={reviewTextsAction} className="flex flex-wrap gap-8">
				<HiddenFields fields={{ sprache: locale, raum: "" }} />
				<Button variant="secondary" name="gelesen" value="ja">
					{t("review.all")}
				</Button>
				<Button variant="secondary" name="gelesen" value="nein">
					{t("review.none")}
				</Button>
			</form>
			<table className="staff-table">
				<caption className="sr-only">{t("review.title")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("room")}</th>
						<th scope="col">{t("review.texts")}</th>
						<th scope="col">{t("review.state")}</th>
						<th scope="col">{t("review.step")}</th>
					</tr>
				</thead>
				<tbody>
					{rooms.map(({ room, texts, review }) => (
						<tr key={room}>
							<th scope="row">
								<a href={staffPaths.texts({ locale, room })}>{nameOf(room)}</a>
							</th>
							<td data-label={t("review.texts")}>{texts}</td>
							<td data-label={t("review.state")}>
								{t(`review.states.${review}`)}
							</td>
							<td data-label={t("review.step")}>
								<form action={reviewTextsAction}>
									<HiddenFields fields={{ sprache: locale, raum: room }} />
									<Button
										variant="secondary"
										name="gelesen"
										value={review === "read" ? "nein" : "ja"}
									>
										{t(review === "read" ? "review.unread" : "review.read")}
										<span className="sr-only">: {nameOf(room)}</span>
									</Button>
								</form>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}
