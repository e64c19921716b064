import { Button, Tooltip } from 'antd';
import type { ButtonProps } from 'antd';
import { useId } from 'react';
import type { ReactElement } from 'react';

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Why it may not be pressed now; undefined: it may. */
  reason: string | undefined;
  /** A phone has no hover: pressing a blocked button may show the reason beside it. */
  onBlocked?: (reason: string) => void;
}

/** A button that is never hidden: blocked, it stays focusable and says why. The reason is its description, not its name. */
export const ReasonButton = ({ reason, onBlocked, onClick, children, className = '', ...rest }: Props): ReactElement => {
  const id = useId();
  if (reason === undefined) {
    return (
      <Button {...rest} className={className} {...(onClick ? { onClick } : {})}>
        {children}
      </Button>
    );
  }
  const { type: _type, htmlType: _htmlType, danger: _danger, ...blocked } = rest;
  return (
    <>
      <Tooltip title={reason}>
        <Button {...blocked} className={`${className} is-blocked`} aria-disabled="true" aria-describedby={id} onClick={() => onBlocked?.(reason)}>
          {children}
        </Button>
      </Tooltip>
      <span id={id} hidden>
        {reason}
      </span>
    </>
  );
};
