import { useTranslations } from "next-intl";
import { Labelled } from "#app/(staff)/team/_form/labelled.tsx";
import type { WishView } from "#lib/wishes/wishes.ts";
import {
	answerAction,
	endAction,
	proofAction,
	renewPinAction,
} from "../actions.ts";

/** What somebody says on the phone or shows at the counter. */
export function WishSteps({ wish }: { wish: WishView }) {
	const t = useTranslations("wishList.wish.steps");
	const { id, urgent, proofSeenAt, endedHow, person, brings } = wish;
	const isOffered = wish.offers.some(({ state }) => state === "open");
	const hidden = <input type="hidden" name="wunsch" value={id} />;
	if (endedHow) return null;
	return (
		<div className="flex flex-col items-start gap-16">
			{isOffered ? (
				<form action={answerAction} className="flex flex-col items-start gap-8">
					{hidden}
					{person.name || brings ? null : (
						<Labelled id="name" label={t("name")}>
							<input
								id="name"
								name="name"
								className="team-input"
								autoComplete="off"
							/>
						</Labelled>
					)}
					<div className="flex flex-wrap gap-8">
						<button
							type="submit"
							name="antwort"
							value="accept"
							className="team-button"
						>
							{t("accept")}
						</button>
						<button
							type="submit"
							name="antwort"
							value="decline"
							className="team-button"
						>
							{t("decline")}
						</button>
					</div>
				</form>
			) : null}
			{urgent && proofSeenAt === null ? (
				<form action={proofAction}>
					{hidden}
					<button type="submit" className="team-button">
						{t("proof")}
					</button>
				</form>
			) : null}
			<form action={renewPinAction}>
				{hidden}
				<button type="submit" className="team-button">
					{t("pin")}
				</button>
			</form>
			<form action={endAction}>
				{hidden}
				<button type="submit" className="team-button team-danger">
					{t("end")}
				</button>
			</form>
		</div>
	);
}
