import type { FieldSpec, Option } from "#components/form/form-state.ts";
import type { Sent } from "#lib/sent.ts";
import { Labelled } from "./labelled.tsx";

export type CompactSpec = Exclude<
	FieldSpec,
	{ type: "branch" | "choice" | "group" | "ticks" }
>;

/** A field of a form that stands among others on a clerk's page: small, as it was typed before it was refused. */
export function CompactField({
	field,
	id,
	sent,
	describedBy,
	isWrong = false,
	newer = null,
	isNext = false,
	className = "",
}: {
	field: CompactSpec;
	id: string;
	sent: Sent;
	/** Id of the refusal. */
	describedBy?: string | undefined;
	isWrong?: boolean;
	/** What a colleague has saved there meanwhile, in words; null: nothing else than what stands here. */
	newer?: string | null;
	/** What comes next on this page: whoever opens it types at once. */
	isNext?: boolean;
	className?: string;
}) {
	const [value = ""] = sent[field.name] ?? [];
	const newerId = newer === null ? undefined : `${id}-neu`;
	const described = [describedBy, newerId].filter(Boolean).join(" ");
	const common = {
		id,
		name: field.name,
		autoFocus: isNext,
		"aria-describedby": described || undefined,
		"aria-invalid": isWrong || undefined,
	};
	if (field.type === "tick")
		return (
			<label className="team-tick">
				<input
					{...common}
					type="checkbox"
					value="1"
					defaultChecked={value === "1"}
				/>
				{field.label}
			</label>
		);
	return (
		<Labelled id={id} label={field.label} className={className}>
			{newer === null ? null : (
				<p id={newerId} className="text-small">
					{newer}
				</p>
			)}
			{field.type === "lines" ? (
				<textarea
					{...common}
					rows={field.rows}
					className="team-input"
					defaultValue={value}
					key={value}
				/>
			) : field.type === "list" ? (
				<select
					{...common}
					className="team-input"
					defaultValue={value}
					key={value}
				>
					{field.options.map(option)}
					{field.groups?.map(({ name, options }) => (
						<optgroup key={name} label={name}>
							{options.map(option)}
						</optgroup>
					))}
				</select>
			) : (
				<input
					{...common}
					type={field.type}
					// So that the style sheet sees whether one is typed (team-needs-email).
					placeholder={field.type === "email" ? " " : undefined}
					className={`team-input ${field.type === "number" ? "w-64" : ""}`}
					min={field.type === "number" ? 0 : undefined}
					max={field.type === "number" ? field.max : undefined}
					defaultValue={value}
					key={value}
				/>
			)}
		</Labelled>
	);
}

const option = ({ value, text }: Option) => (
	<option key={value} value={value}>
		{text}
	</option>
);
