import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { chooseStationAction } from "../platz/actions.ts";

/**
 * Above a page of another station than this machine's: every other page, each key and the desk belong to the machine's, and a
 * number drawn there would be of that house.
 */
export function OtherStation({
	seen,
	machine,
	here,
}: {
	/** Of this page. */
	seen: Station;
	/** Chosen on this machine; null: none was. */
	machine: Station | null;
	/** The page's address without its station. */
	here: string;
}) {
	const t = useTranslations("team.desk");
	if (machine === null || machine.id === seen.id) return null;
	return (
		<Alert
			kind="info"
			title={t("otherShown", {
				seen: seen.shortName,
				machine: machine.shortName,
			})}
		>
			<form action={chooseStationAction} className="flex flex-wrap gap-8">
				<input type="hidden" name="seite" value={here} />
				<Pressing name="station" value={seen.slug} className="team-button">
					{t("goTo")} {seen.shortName}
				</Pressing>
			</form>
		</Alert>
	);
}
