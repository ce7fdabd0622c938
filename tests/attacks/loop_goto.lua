-- fuel
::again::
goto again
