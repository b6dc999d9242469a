import type { Call } from './board-state.ts';

/** A call across the whole screen, large enough for the whole room; and once for screen readers. */
export function CallBanner({ call }: { call: Call | null }) {
  return (
    <>
      <p class="spoken" role="alert">
        {call && `Ticket ${call.ticket}, please go to ${call.room ?? 'the desk'}.`}
      </p>
      {call && (
        <div class="call" key={call.key} aria-hidden="true">
          <p class="call-what">Now calling</p>
          <p class="call-ticket">{call.ticket}</p>
          <p class="call-where">
            Please go to <strong>{call.room ?? 'the desk'}</strong>
          </p>
        </div>
      )}
    </>
  );
}
