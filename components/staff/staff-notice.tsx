import { Alert } from "../ui/alert.tsx";
import type { StaffFormState } from "./staff-form-state.ts";

/** What became of a form; it has the focus. */
export function StaffNotice({ notice }: Pick<StaffFormState, "notice">) {
	return notice ? (
		<Alert kind={notice.kind} title={notice.title} role="alert" autoFocus>
			{notice.text ? <p>{notice.text}</p> : null}
		</Alert>
	) : null;
}
