import { useEffect, useState } from 'react';

/** A value once it has been the same for a while: nobody is asked at each key. */
export const useSettled = <Value,>(value: Value, forMs = 400): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), forMs);
    return () => clearTimeout(timer);
  }, [value, forMs]);
  return settled;
};
