import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';

interface Props {
  /** With another address another screen is tried. */
  address: string;
  children: ReactNode;
}

/**
 * Keeps the frame when a screen cannot be drawn: its code is asked for when the Observatory has
 * stopped, or has been replaced by another version, or it has a fault of its own.
 */
export class ScreenBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: Props) {
    if (before.address !== this.props.address && this.state.failed) {
      this.setState({ failed: false });
    }
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="message" role="alert">
        <CircleAlert size={20} className="error-text" aria-hidden />
        <h1>This screen could not be shown.</h1>
        <p>The Observatory may have stopped, or there may be a newer version of it.</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          Load again
        </button>
      </div>
    );
  }
}
