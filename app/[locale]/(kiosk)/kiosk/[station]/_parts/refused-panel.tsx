import type { CheckInState } from "./check-in-state.ts";
import type { CheckInTexts } from "./check-in-texts.ts";

/** Why nobody was checked in, and the ways on: what most likely helps comes first. */
export function RefusedPanel({
	refusal,
	texts,
	againAddress,
}: {
	refusal: NonNullable<CheckInState["refusal"]>;
	texts: CheckInTexts;
	/** Where it is typed anew. */
	againAddress: string;
}) {
	const again = (look: string) => (
		<a href={againAddress} className={`kiosk-button ${look}`}>
			{texts.again}
		</a>
	);
	const draw = (look: string) => (
		<a href={texts.drawAddress} className={`kiosk-button ${look}`}>
			{texts.draw}
		</a>
	);
	return (
		<>
			<h1>{refusal.title}</h1>
			<p className="kiosk-lead">{refusal.text}</p>
			<div className="kiosk-choices">
				{refusal.isSlip ? (
					<>
						{again("kiosk-primary")}
						{draw("")}
					</>
				) : (
					<>
						{refusal.canDraw ? draw("kiosk-primary") : null}
						{again("")}
					</>
				)}
			</div>
			<p>{texts.help}</p>
		</>
	);
}
