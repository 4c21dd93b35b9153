import { useTranslations } from "next-intl";
import { Labelled } from "#app/(staff)/team/_form/labelled.tsx";
import type { ProofState, WishView } from "#lib/wishes/wishes.ts";
import {
	answerAction,
	endAction,
	proofAction,
	renewPinAction,
} from "../actions.ts";

/** What somebody says on the phone or shows at the counter. */
export function WishSteps({
	wish,
	proof,
}: {
	wish: WishView;
	/** Null: nothing is urgent. */
	proof: ProofState | null;
}) {
	const t = useTranslations("wishList.wish.steps");
	const { id, endedHow, person, brings } = wish;
	const isOffered = wish.offers.some(({ state }) => state === "open");
	const hidden = <input type="hidden" name="wunsch" value={id} />;
	const canSeeProof = proof !== null && proof.is !== "seen";
	// Who has got a time brings the proof along to it.
	if (endedHow !== null && !(canSeeProof && endedHow === "taken")) return null;
	const seeProof = canSeeProof ? (
		<form action={proofAction}>
			{hidden}
			<button type="submit" className="team-button">
				{t("proof")}
			</button>
		</form>
	) : null;
	if (endedHow) return seeProof;
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
			{seeProof}
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
