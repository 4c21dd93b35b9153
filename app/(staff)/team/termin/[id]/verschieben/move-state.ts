import type { BookingState } from "../../../buchen/booking-state.ts";

export type MoveState = Pick<BookingState, "refusal" | "nearest" | "overlap">;

export const NOT_ASKED: MoveState = { refusal: "", nearest: [], overlap: null };
